"""The duties that the user looked up."""

import sqlite3

from dossier.read.rows import all_of, select
from dossier.records.country.border import Duty, digits

_OF = f"{select(Duty)} WHERE u.country = :country ORDER BY u.code, u.on_date DESC, u.id DESC"


def duties_of(connection: sqlite3.Connection, iso2: str) -> tuple[Duty, ...]:
    """Return the duties of a country that count: of each code the one that was looked up last."""
    found: dict[str, Duty] = {}
    for each in all_of(connection, Duty, _OF, {"country": iso2}):
        found.setdefault(digits(each.code), each)
    return tuple(found.values())
