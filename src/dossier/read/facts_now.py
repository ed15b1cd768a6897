"""What is known now of a fact for all firms at once."""

import sqlite3

from dossier.read.rows import made, select
from dossier.records.known import KNOWN, Known, current

_FACTS = f"""{select(Known, "fact x", "x.subject_id")} WHERE x.subject_kind = 'company' AND x.key = :key
    AND {{whose}} ORDER BY x.subject_id, x.noted_on, x.id"""

_ONCE = """SELECT x.subject_id, MIN(x.value) AS value FROM fact x WHERE x.subject_kind || '' = 'company' AND x.key = :key
    GROUP BY x.subject_id HAVING COUNT(*) = 1 AND MIN(x.state) = 'known'"""
_OFTEN = """x.subject_id IN (SELECT y.subject_id FROM fact y WHERE y.subject_kind || '' = 'company' AND y.key = :key
    GROUP BY y.subject_id HAVING COUNT(*) > 1)"""


def stars(connection: sqlite3.Connection) -> dict[int, int]:
    """Return the stars of each firm that has some; only where they were noted again and again it is weighed which row counts."""
    key = "company.star"
    found = {row["subject_id"]: row["value"] for row in connection.execute(_ONCE, {"key": key})}
    found |= {number: known.value for number, known in _now(connection, key, _OFTEN).items()}
    return {number: int(value) for number, value in found.items() if value and value.isdigit()}


def facts_now(connection: sqlite3.Connection, key: str) -> dict[int, Known]:
    """Return the current row of a fact for each firm that has one."""
    return _now(connection, key)


def _now(connection: sqlite3.Connection, key: str, whose: str = "1") -> dict[int, Known]:
    rows: dict[int, list[Known]] = {}
    asked = connection.execute(_FACTS.format(whose=whose), {"key": key}).fetchall()
    for number, known in zip((row["subject_id"] for row in asked), made(Known, asked), strict=True):
        rows.setdefault(number, []).append(known)
    now = {number: current(each).get(key) for number, each in rows.items()}
    return {number: known for number, known in now.items() if known is not None and known.state == KNOWN}
