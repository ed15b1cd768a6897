"""The small words of letters by language, from `phrases.toml`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


def phrases(lang: str, folder: Path) -> dict[str, Any]:
    """Return the words of a language; of one without a table the English ones."""
    held = _all(folder / "phrases.toml")
    found: dict[str, Any] = held.get(lang) or held["en"]
    return found


@cache
def _all(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
