"""How a currency went: the rates of it that are kept."""

import sqlite3
from datetime import timedelta

from dossier.app.session import Session
from dossier.read.country import rates as read
from dossier.render.country.rates import Course

LOOKED_BACK = 460
"""Days of rates that are read for a page: twelve months and the nearest one before them."""


def course(session: Session, connection: sqlite3.Connection, currency: str, base: str) -> Course | None:
    """Return the rates of a currency of the last fifteen months, or its newest one, or None if none was ever noted."""
    today = session.today
    found = read.series(connection, currency, base, today - timedelta(days=LOOKED_BACK), today)
    if not found:
        newest = read.latest(connection, currency, base, today)
        found = (newest,) if newest else ()
    return Course(currency, base, found) if found else None
