"""What is known now of a fact for all firms at once."""

import sqlite3
from collections import Counter

from dossier.read.rows import made, select
from dossier.records.known import KNOWN, Known, current

_STAR = "company.star"
_ROWS = f"""{select(Known, "fact x", "x.subject_id")} WHERE x.subject_kind = 'company' AND x.key = :key"""
_ALONE = (
    "SELECT subject_id, CASE state WHEN 'known' THEN value END FROM fact WHERE subject_kind = 'company' AND key = :key"
)
_AGAIN = """ AND x.subject_id IN (SELECT subject_id FROM fact WHERE subject_kind = 'company' AND key = :key
    GROUP BY subject_id HAVING COUNT(*) > 1)"""
_IN_ORDER = " ORDER BY x.subject_id, x.noted_on, x.id"


def stars(connection: sqlite3.Connection) -> dict[int, int]:
    """Return the stars of each firm that has some."""
    rows = connection.execute(_ALONE, {"key": _STAR}).fetchall()
    found: dict[int, str | None] = dict(rows)
    if len(found) < len(rows):  # only of a firm that had others before, the rows have to be weighed
        weighed = facts_now(connection, _STAR, noted_again=True)
        numbers = Counter(number for number, _value in rows)
        found |= {number: None for number, times in numbers.items() if times > 1}
        found |= {number: known.value for number, known in weighed.items()}
    return {number: int(value) for number, value in found.items() if value and value.isdigit()}


def facts_now(connection: sqlite3.Connection, key: str, *, noted_again: bool = False) -> dict[int, Known]:
    """Return the current row of a fact for each firm that has one, or only for those of which it was noted several times."""
    rows: dict[int, list[Known]] = {}
    kept = connection.execute(f"{_ROWS}{_AGAIN if noted_again else ''}{_IN_ORDER}", {"key": key}).fetchall()
    for row, known in zip(kept, made(Known, kept), strict=True):
        rows.setdefault(row["subject_id"], []).append(known)
    now = {number: current(each).get(key) for number, each in rows.items()}
    return {number: known for number, known in now.items() if known is not None and known.state == KNOWN}
