"""A few facts about many people at once, by one question."""

import sqlite3
from collections.abc import Mapping

from dossier.read.rows import listed, made, select
from dossier.records.contact.person import DEAD, FORMER, Point
from dossier.records.known import Known

_FACTS = (
    select(Known, "fact x", "x.subject_id")
    + " WHERE x.subject_kind = 'contact' AND x.key IN {keys}{whose} ORDER BY x.noted_on, x.id"
)
AT_THE_FIRM = " AND x.subject_id IN (SELECT id FROM contact WHERE company_id = :id)"
ONE = " AND x.subject_id = :id"


def facts_of_people(
    connection: sqlite3.Connection, keys: tuple[str, ...], whose: str = "", values: Mapping[str, object] | None = None
) -> dict[int, list[Known]]:
    """Return the rows of some facts, oldest first, by the number of the person; `whose` is one of the conditions above."""
    sql = _FACTS.format(keys=listed(keys), whose=whose)
    rows = connection.execute(sql, values or {}).fetchall()
    found: dict[int, list[Known]] = {}
    for row, known in zip(rows, made(Known, rows), strict=True):
        found.setdefault(row["subject_id"], []).append(known)
    return found


def points_of_people(connection: sqlite3.Connection) -> dict[int, list[Point]]:
    """Return the ways to reach each person, the preferred first, without those at which nothing arrives any more."""
    sql = f"{select(Point, 'point e', 'e.contact_id')} WHERE e.contact_id IS NOT NULL AND COALESCE(e.label, '') NOT IN {_GONE}"
    sql += " ORDER BY e.preferred DESC, e.id"
    found: dict[int, list[Point]] = {}
    rows = connection.execute(sql).fetchall()
    for row, point in zip(rows, made(Point, rows), strict=True):
        found.setdefault(row["contact_id"], []).append(point)
    return found


_GONE = listed((DEAD, FORMER))
