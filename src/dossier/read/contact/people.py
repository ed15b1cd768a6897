"""A few facts about many people at once, by one question."""

import sqlite3
from collections.abc import Mapping

from dossier.read.rows import all_of, listed, select
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
    numbers = [row["subject_id"] for row in connection.execute(sql, values or {})]
    found: dict[int, list[Known]] = {}
    for number, known in zip(numbers, all_of(connection, Known, sql, values or {}), strict=True):
        found.setdefault(number, []).append(known)
    return found
