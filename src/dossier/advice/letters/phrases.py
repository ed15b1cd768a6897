"""The small words of letters by language, from `phrases.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


def phrases(lang: str, folder: Path) -> dict[str, Any]:
    """Return the words of a language; of one without a table the English ones."""
    held = _all(folder / "phrases.toml")
    found: dict[str, Any] = held.get(lang) or held["en"]
    return found


def strung(names: tuple[str, ...], said: Mapping[str, Any]) -> str:
    """Return names in a row as the language joins them: `the price, quality and packaging`."""
    *first, last = names or ("",)
    return f"{said['comma'].join(first)}{said['and']}{last}" if first else last


@cache
def _all(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
