"""The touches in which a last talk is looked for, and what was kept and done since: two indexed questions."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import date

from dossier.read.rows import all_of
from dossier.records.contact.since import Ended, Spoken
from dossier.records.ref import Ref

LOOKED_AT = 60
"""Touches back from today: whoever had no talk in so many had none that anybody remembers."""
_SPOKEN = """SELECT l.id, l.on_date, l.at, l.channel, l.direction, l.contact_id, c.name, COALESCE(l.subject, l.text) AS text
    FROM log_entry l LEFT JOIN contact c ON c.id = l.contact_id WHERE l.{column} = :id AND l.on_date <= :today
    AND l.channel NOT IN ('business', 'note', 'sample')
    ORDER BY l.on_date DESC, COALESCE(l.at, l.on_date || 'T12') DESC, l.id DESC LIMIT :limit"""
_ENDED = """SELECT 'promise_kept' AS kind, id, by, text, closed_on FROM promise
    WHERE {column} = :id AND state || '' = 'kept' AND closed_on > :day
    UNION ALL SELECT 'done', id, 'ours', text, closed_on FROM follow_up
    WHERE {column} = :id AND state || '' = 'done' AND closed_on > :day ORDER BY closed_on DESC LIMIT 50"""
_OFFERED = """SELECT o.id, o.name, o.code, substr(p.at, 1, 10), h.before, h.after
    FROM offer o JOIN change h ON h.table_name = 'offer' AND h.row_id = o.id JOIN operation p ON p.id = h.operation_id
    WHERE h.after IS NOT NULL AND p.undone_at IS NULL AND substr(p.at, 1, 10) > :day ORDER BY h.id DESC LIMIT 50"""
_COLUMN = {"c": "contact_id", "o": "company_id"}


def spoken(connection: sqlite3.Connection, ref: Ref, today: date) -> tuple[Spoken, ...]:
    """Return the last touches with a person or a firm, newest first."""
    values = {"id": ref.id, "today": today.isoformat(), "limit": LOOKED_AT}
    return all_of(connection, Spoken, _SPOKEN.format(column=_COLUMN[ref.letter]), values)


def ended(connection: sqlite3.Connection, ref: Ref, day: date) -> tuple[Ended, ...]:
    """Return the promises kept and the follow-ups done after a day, newest first."""
    return all_of(connection, Ended, _ENDED.format(column=_COLUMN[ref.letter]), {"id": ref.id, "day": day.isoformat()})


def offered(connection: sqlite3.Connection, day: date) -> Iterator[tuple[str, date]]:
    """Yield what our offers have since a day, as news is typed, newest first: a new article, or a certificate of one."""
    for _id, name, code, at, before, after in connection.execute(_OFFERED, {"day": day.isoformat()}):
        held, now = (set((json.loads(row or "{}").get("certificates") or "").split("\n")) for row in (before, after))
        what = [f"{each} {code or name}" for each in sorted(now - held) if each]
        for each in what if before else (name, *what):
            yield each, date.fromisoformat(at)
