"""The rhythm of one person: their touches and their working days, read and judged once."""

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from dossier.advice.reckoning.rhythm import Pace, pace
from dossier.app.agenda.calendars import calendars
from dossier.read.contact import rhythm as read

YEARS_BACK = timedelta(days=800)
"""How far back days off are read: the newest twenty answers are rarely older, and holidays of years before are not in a book."""


def paces(connection: sqlite3.Connection, today: date) -> Callable[[int | None], Pace | None]:
    """Return a function from the number of a person to their pace, None where too little is known; each is read once."""
    days = calendars(connection, today, today - YEARS_BACK)

    @cache
    def found(contact_id: int | None) -> Pace | None:
        if contact_id is None:
            return None
        return pace(read.talk(connection, contact_id), lambda: days(read.country(connection, contact_id)), today)

    return found
