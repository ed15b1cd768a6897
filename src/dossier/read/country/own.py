"""The user's notes on closures, country by country: read beside the holidays, so that every calendar has them."""

import sqlite3
from collections.abc import Sequence

from dossier.read.rows import all_of, select
from dossier.records.country.own import CLOSURES
from dossier.records.known import Known, standing

_NOTED = f"""{select(Known, "fact x", "c.iso2")} JOIN country c ON c.id = x.subject_id
    WHERE x.subject_kind = 'country' AND x.subject_id IN (SELECT id FROM country WHERE iso2 IN ({{codes}}))
    AND x.key = '{CLOSURES}' ORDER BY x.noted_on, x.id"""  # noqa: S608  (names of our own)


def closure_notes(connection: sqlite3.Connection, codes: Sequence[str]) -> list[tuple[str, Known]]:
    """Return the notes on closures that stand, each with its country."""
    if not codes:
        return []
    values = {f"c{at}": code for at, code in enumerate(codes)}
    sql = _NOTED.format(codes=", ".join(f":{name}" for name in values))
    rows = connection.execute(sql, values).fetchall()
    if not rows:
        return []
    known: dict[str, list[Known]] = {}
    for row, each in zip(rows, all_of(connection, Known, sql, values), strict=True):
        known.setdefault(row["iso2"], []).append(each)
    return [(code, row) for code, noted in known.items() for row in standing(noted, CLOSURES) if row.value]
