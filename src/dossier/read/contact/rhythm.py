"""What passed between one person and us, newest last: by the index of the person's days, and no further back than is reckoned with."""

import sqlite3
from typing import Any

NEWEST = 80
"""Touches of a person that are read: twenty answers, and as many letters of ours and theirs that ask for none."""
_ASK_NOTHING = "('thanks', 'birthday', 'holiday', 'anniversary', 'payment-received', 'order-confirmed')"
"""Topics of letters of ours that need no answer."""
_TALK = f"""SELECT on_date, at, contact_id, direction, channel FROM log_entry
    WHERE contact_id = :id AND (channel <> 'note' OR direction <> 'both')
    AND (direction <> 'out' OR COALESCE(topics, '') NOT IN {_ASK_NOTHING}) ORDER BY on_date DESC, id DESC LIMIT :most"""  # noqa: S608  (words of our own)

_COUNTRY = """SELECT COALESCE(c.country, o.country) FROM contact c LEFT JOIN company o ON o.id = c.company_id WHERE c.id = :id"""


def talk(connection: sqlite3.Connection, contact_id: int) -> list[tuple[Any, ...]]:
    """Return the newest touches with a person in their order: day, moment, with whom, direction, channel."""
    rows = connection.execute(_TALK, {"id": contact_id, "most": NEWEST})
    return [tuple(row) for row in rows][::-1]


def country(connection: sqlite3.Connection, contact_id: int) -> str | None:
    """Return the country of a person, of the firm where none is noted."""
    row = connection.execute(_COUNTRY, {"id": contact_id}).fetchone()
    return row[0] if row is not None else None
