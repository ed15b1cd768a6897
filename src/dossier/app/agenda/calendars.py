"""The working days of a country as the book knows them."""

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from dossier.advice.agenda import rank
from dossier.read.agenda import agenda
from dossier.values.workdays import WorkDays
from dossier.world import countries

_WEEKDAYS = {name: at for at, name in enumerate(rank.DAYS)}
_CALENDAR_DAYS = 60
"""Days for which a client's calendar is read: the longest look ahead that moves anything."""


def calendars(
    connection: sqlite3.Connection, today: date, since: date | None = None
) -> Callable[[str | None], WorkDays]:
    """Return a function from a country to its working days around today: its weekend and the holidays in the book.

    `since` is from when on holidays are read, a month ago if it is not said.
    """
    first = since or today - timedelta(days=30)

    @cache
    def workdays(iso2: str | None) -> WorkDays:
        country = countries.of(iso2) if iso2 else None
        if country is None or iso2 is None:
            return WorkDays()
        weekend = frozenset(_WEEKDAYS[day] for day in country.weekend)
        off = agenda.days_off(connection, iso2, first, today + timedelta(days=_CALENDAR_DAYS))
        return WorkDays(weekend, off)

    return workdays
