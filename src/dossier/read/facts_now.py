"""What is known now of a fact for all firms at once."""

import sqlite3

from dossier.read.rows import all_of, select
from dossier.records.known import KNOWN, Known, current

_FACTS = f"""{select(Known, "fact x", "x.subject_id")} WHERE x.subject_kind = 'company' AND x.key = :key
    ORDER BY x.subject_id, x.noted_on, x.id"""


def stars(connection: sqlite3.Connection) -> dict[int, int]:
    """Return the stars of each firm that has some."""
    return {number: int(known.value) for number, known in facts_now(connection, "company.star").items()
            if known.value and known.value.isdigit()}  # fmt: skip


def facts_now(connection: sqlite3.Connection, key: str) -> dict[int, Known]:
    """Return the current row of a fact for each firm that has one."""
    rows: dict[int, list[Known]] = {}
    numbers = [row["subject_id"] for row in connection.execute(_FACTS, {"key": key})]
    for number, known in zip(numbers, all_of(connection, Known, _FACTS, {"key": key}), strict=True):
        rows.setdefault(number, []).append(known)
    now = {number: current(each).get(key) for number, each in rows.items()}
    return {number: known for number, known in now.items() if known is not None and known.state == KNOWN}
