"""The journeys to the rules of the playbook, read from `rules/*.toml`; docs/coverage.md is written from them.

A line of a journey is a command as it is typed, without the word `dossier`; a day (2026-11-30) on which what follows is
typed, the last one that on which the advice is read; or `: NAME`, the lines of that beginning in `rules/common.toml`.
Every journey begins with `: start`.
"""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "rules"
NOW = "2026-11-23"
"""The day on which the advice is read unless a journey names another."""


class Hold(NamedTuple):
    """What holds a rule back that spoke: `by` what, in a few words, and the lines typed after the others."""

    by: str
    lines: tuple[str, ...]


class Journey(NamedTuple):
    """How a rule is made to speak (`says` and `reason` are words of its line), and what keeps it silent."""

    rule: str
    case: str
    items: tuple[str, ...]
    who: str
    moment: str
    speaks: tuple[str, ...]
    says: str
    reason: str
    silent: tuple[str, ...]
    held: tuple[Hold, ...]

    @property
    def name(self) -> str:
        """Return the name of the journey: its rule, and the case if the rule has several journeys."""
        return f"{self.rule}, {self.case}" if self.case else self.rule


def items() -> dict[str, str]:
    """Return the items of the checklist that a journey must prove, each with its rule of thumb in a few words."""
    return dict(_common()["items"])


def beginnings() -> dict[str, tuple[str, ...]]:
    """Return the lines that journeys share, by name, beginnings within them spelled out."""
    return {name: typed(lines) for name, lines in _common()["beginnings"].items()}


def typed(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the lines with those of each beginning in its place."""
    return tuple(_each(lines))


def _each(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith(": "):
            yield from _each(_common()["beginnings"][line.removeprefix(": ")])
        else:
            yield line


@cache
def journeys() -> tuple[Journey, ...]:
    """Return every journey; an unknown key is an error."""
    return tuple(_journey(**told) for path in sorted(FOLDER.glob("*.toml")) for told in _read(path).get("journey", ()))


def _journey(*, case: str = "", who: str = "anna", moment: str = "", **told: Any) -> Journey:
    several = {key: tuple(told.pop(key, ())) for key in ("items", "speaks", "silent")}
    held = tuple(Hold(each["by"], tuple(each["type"])) for each in told.pop("held", ()))
    return Journey(case=case, who=who, moment=moment, held=held, **several, **told)


@cache
def _common() -> dict[str, dict[str, Any]]:
    return _read(FOLDER / "common.toml")


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
