"""Whose records are: the person and the firm of each, and the clients that several of these come to."""

import json
import sqlite3
from collections.abc import Iterable

from dossier.records.kinds import BY_LETTER
from dossier.records.known import TOLD

Owner = tuple[int | None, int | None]
"""The numbers of a person and of a firm."""
_BY_LETTER = {
    "c": "SELECT id, id AS contact_id, NULL AS company_id FROM contact {0}",
    "o": "SELECT id, NULL AS contact_id, id AS company_id FROM company {0}",
    "d": "SELECT id, contact_id, company_id FROM deal {0}",
    "s": "SELECT s.id, d.contact_id, d.company_id FROM orders s JOIN deal d ON d.id = s.deal_id {0}",
    "i": "SELECT s.id, d.contact_id, d.company_id FROM correction s JOIN proof y ON y.id = s.proof_id"
    " JOIN deal d ON d.id = y.deal_id {0}",
    "h": "SELECT s.id, COALESCE(s.contact_id, d.contact_id) AS contact_id,"
    " COALESCE(s.company_id, d.company_id) AS company_id FROM attachment s"
    " LEFT JOIN deal d ON d.id = s.deal_id {0}",
    "fact": """SELECT id, CASE subject_kind WHEN 'contact' THEN subject_id END AS contact_id,
        CASE subject_kind WHEN 'company' THEN subject_id END AS company_id FROM fact {0}""",
    "sending": "SELECT id, contact_id, company_id FROM sending {0}",
}
_BY_OWNER = {
    "contact": "SELECT id, contact_id, NULL AS company_id FROM {1} {0}",
    "company": "SELECT id, NULL AS contact_id, company_id FROM {1} {0}",
    "any": "SELECT id, contact_id, company_id FROM {1} {0}",
    "deal": "SELECT s.id, d.contact_id, d.company_id FROM {1} s JOIN deal d ON d.id = s.deal_id {0}",
    "order": "SELECT s.id, d.contact_id, d.company_id FROM {1} s JOIN orders t ON t.id = s.order_id"
    " JOIN deal d ON d.id = t.deal_id {0}",
}


OF_CLIENTS = (
    "(contact_id IN (SELECT value FROM json_each(:people)) OR company_id IN (SELECT value FROM json_each(:firms)))"
)
"""The condition that a row belongs to one of some clients."""


def as_values(among: tuple[Iterable[int], Iterable[int]]) -> dict[str, object]:
    """Return people and firms as `OF_CLIENTS` takes them."""
    return {"people": json.dumps(sorted(among[0])), "firms": json.dumps(sorted(among[1]))}


def whose(connection: sqlite3.Connection, kind: str, ids: Iterable[int]) -> dict[int, Owner]:
    """Return whose some records of a kind are, by its letter or its word; nobody's are left out."""
    sql = _question(kind, "{own} IN (SELECT value FROM json_each(:ids))")
    rows = connection.execute(sql, {"ids": json.dumps(list(ids))}) if sql else ()
    return {row[0]: (row[1], row[2]) for row in rows if row[1] is not None or row[2] is not None}


def owned(connection: sqlite3.Connection, kind: str, among: tuple[Iterable[int], Iterable[int]]) -> list[int]:
    """Return the records of a kind that belong to some clients."""
    sql = _question(kind, "1")
    if not sql:
        return []
    rows = connection.execute(f"SELECT id FROM ({sql}) WHERE {OF_CLIENTS}", as_values(among))  # noqa: S608  (words of our own)
    return [row[0] for row in rows]


def told(connection: sqlite3.Connection, kind: str, among: Iterable[int] | None, *, yes: bool) -> list[int]:
    """Return the records of a kind that another client told us, or those that nobody did."""
    columns = {row[1] for row in connection.execute(f"PRAGMA table_info({_table(kind)})")}
    teller = next((name for name in ("told_by_id", "told_by") if name in columns), None)
    said = f"({teller} IS NOT NULL OR COALESCE(source, '') = '{TOLD}')" if teller else "0"
    return part_of(connection, kind, among, said if yes else f"NOT {said}")


def part_of(connection: sqlite3.Connection, kind: str, among: Iterable[int] | None, which: str) -> list[int]:
    """Return the records of a kind for which a condition of our own holds, of some or of all."""
    some = "" if among is None else " AND id IN (SELECT value FROM json_each(:ids))"
    sql = f"SELECT id FROM {_table(kind)} WHERE {which}{some}"  # noqa: S608
    return [row[0] for row in connection.execute(sql, {"ids": json.dumps(sorted(among or ()))})]


def _table(kind: str) -> str:
    return BY_LETTER[kind].table if kind in BY_LETTER else kind


def clients(
    connection: sqlite3.Connection, owners: Iterable[Owner], *, firms_of: bool = True
) -> tuple[set[int], set[int]]:
    """Return the people and the firms to whom some records belong: with a firm's own record its people.

    With `firms_of` the firm of each person is there, too.
    """
    pairs = set(owners)
    people = {person for person, _firm in pairs if person is not None}
    alone = {firm for person, firm in pairs if person is None and firm is not None}
    sql = "SELECT id FROM contact WHERE company_id IN (SELECT value FROM json_each(:ids))"
    people_of = {row[0] for row in connection.execute(sql, {"ids": json.dumps(list(alone))})}
    sql = "SELECT DISTINCT company_id FROM contact WHERE id IN (SELECT value FROM json_each(:ids))"
    firms = (
        {row[0] for row in connection.execute(sql, {"ids": json.dumps(list(people))})} - {None} if firms_of else set()
    )
    return people | people_of, {firm for _person, firm in pairs if firm is not None} | firms


def _question(kind: str, which: str) -> str:
    """Return the question for records of a kind with their owners; "" where these records have none."""
    sql = _BY_LETTER.get(kind, "")
    if not sql and kind in BY_LETTER:
        sql = _BY_OWNER.get(BY_LETTER[kind].owner, "").replace("{1}", BY_LETTER[kind].table)
    return sql.format(f"WHERE {which.format(own='s.id' if ' s ' in sql else 'id')}") if sql else ""
