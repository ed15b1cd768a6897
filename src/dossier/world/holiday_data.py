"""The shipped data on holidays: times of rest, corrections of the library, names in Chinese."""

import tomllib
from functools import cache
from typing import Any

from dossier.paths import data_folder


@cache
def periods() -> tuple[dict[str, Any], ...]:
    """Return every time of rest as it lies in its file."""
    return tuple(_read("periods.toml")["period"])


@cache
def corrections() -> dict[str, Any]:
    """Return where we differ from the library: categories, drop, sighting, add."""
    return _read("corrections.toml")


@cache
def names_zh() -> dict[str, str]:
    """Return the Chinese name of each English name of a holiday."""
    text = (data_folder() / "holidays" / "names_zh.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((data_folder() / "holidays" / name).read_text(encoding="utf-8"))
