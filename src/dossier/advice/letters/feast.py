"""Which feast one may wish a person well for: theirs by faith, or their country's, never a day off."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from dossier.advice.playbook.scene import Scene
from dossier.records.country.country import MOST, PUBLIC, SEASON
from dossier.records.known import KNOWN, NONE
from dossier.values.names import fold

NEAR_DAYS = 10
"""Wishes go out at most so many days before a feast."""


class Feast(NamedTuple):
    """A feast that is near, by its name in `feasts.toml`."""

    code: str
    on_date: date


def feast_of(seen: Scene, table: Path) -> Feast | None:
    """Return the next feast within ten days that the person keeps, or None.

    A faith that is noted decides alone; with none noted to be there only feasts of no faith count; while it is unknown, the
    public feasts of the country do. Days off, bridges, elections and closures are no feasts.
    """
    known = _feasts(table)
    row = seen.facts.get("contact.religion")
    noted = row if row is not None and row.state in (KNOWN, NONE) and not row.is_guess else None
    faith = noted.value if noted is not None and noted.state == KNOWN else None
    open_to = {
        code: each for code, each in known.items()
        if noted is None or not each["faiths"] or faith in each["faiths"]
    }  # fmt: skip
    found = [*_in_calendar(seen, open_to, faith), *_fixed(seen.today, open_to, faith)]
    return min(found, key=lambda each: (each.on_date, not known[each.code]["faiths"]), default=None)


def _in_calendar(seen: Scene, table: Mapping[str, Any], faith: str | None) -> list[Feast]:
    found = []
    for day in seen.around.holidays:
        if day.kind not in (PUBLIC, MOST, SEASON) or not 0 <= (day.on_date - seen.today).days <= NEAR_DAYS:
            continue
        name = fold(day.name)
        for code, each in table.items():
            if any(word in name for word in each.get("but_not", ())) or not any(word in name for word in each["names"]):
                continue
            if day.kind == SEASON and (code != "ramadan" or faith is None):
                continue
            found.append(Feast(code, day.on_date))
    return found


def _fixed(today: date, table: Mapping[str, Any], faith: str | None) -> list[Feast]:
    """Return feasts of fixed days: those of a noted faith, and those of everybody."""
    found = []
    for code, each in table.items():
        if each["faiths"] and faith not in each["faiths"]:
            continue
        for text in each.get("days", ()):
            for year in (today.year, today.year + 1):
                day = date(year, int(text[:2]), int(text[3:]))
                if 0 <= (day - today).days <= NEAR_DAYS:
                    found.append(Feast(code, day))
    return found


@cache
def _feasts(table: Path) -> dict[str, Any]:
    return tomllib.loads(table.read_text(encoding="utf-8"))
