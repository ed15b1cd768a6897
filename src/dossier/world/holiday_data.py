"""The shipped data on holidays: times of rest, corrections of the library, names in Chinese."""

from functools import cache
from typing import Any

from dossier.values.shipped import shipped_text, table


@cache
def periods() -> tuple[dict[str, Any], ...]:
    """Return every time of rest as it lies in its file."""
    return tuple((table("holidays/periods") or {})["period"])


@cache
def corrections() -> dict[str, Any]:
    """Return where we differ from the library: categories, drop, sighting, add."""
    return table("holidays/corrections") or {}


@cache
def names_zh() -> dict[str, str]:
    """Return the Chinese name of each English name of a holiday."""
    text = shipped_text("holidays/names_zh.tsv")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
