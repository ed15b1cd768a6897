"""One look into the index of all texts: the records that meet an expression, of some kinds or some clients."""

import json
import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from dossier.records.indexed import KINDS, MARKS, RECORDS, day_of, kind_number, kind_word

FEW, MANY = 200, 5_000
"""Clients that a word may name so that their records are looked through; of more the newest that has what else is asked."""
_SCANNED = 20_000
"""Hits that make a word a common one, and that are looked through where everybody's would be too many."""
_SEEN = 100
"""Records that are sooner asked one by one whether they have a common word than told among all that have it."""


class Found(NamedTuple):
    """A record that has the words: its kind (the letter of its refs, `fact`, `policy`, `sending`), its id, whose it is."""

    kind: str
    id: int
    contact_id: int | None
    company_id: int | None
    day: str | None
    closeness: int


class Clients(NamedTuple):
    """Clients, by their ids: people and firms."""

    people: frozenset[int]
    firms: frozenset[int]


class Asked(NamedTuple):
    """Where is looked: in which kinds, and among whose records."""

    kinds: Collection[str] | None
    clients: Clients | None
    limit: int
    newest: bool = False
    """Only the newest hits are looked through."""


NOBODY = Clients(frozenset(), frozenset())
_KIND = f"(search.rowid >> {MARKS} & {(1 << KINDS) - 1})"
_RECORD = f"(search.rowid >> {MARKS + KINDS} & {(1 << RECORDS) - 1})"
# An entry whose record says something else by now has another number, and is none.
_PLACE = f"CROSS JOIN search_place p ON p.kind = {_KIND} AND p.record_id = {_RECORD} AND p.doc = search.rowid"
FROM = f"FROM search {_PLACE} WHERE search MATCH :words"
# (Asked for their order once more, all would be sorted before the first is given.)
_NEWEST = "(SELECT rowid FROM search WHERE search MATCH :words ORDER BY rowid DESC LIMIT :scanned)"
_FROM_NEWEST = f"FROM {_NEWEST} search {_PLACE} WHERE 1"


def ask(connection: sqlite3.Connection, words: str, where: Asked, closeness: int, lowest: int = 0) -> list[Found]:
    """Return the highest numbers that meet an expression, among the kinds and clients that are asked about."""
    narrowed = f" AND {_KIND} IN ({', '.join(str(kind_number(each)) for each in where.kinds)})" if where.kinds else ""
    narrowed += " AND search.rowid >= :lowest" if lowest else ""
    values = {"words": words, "limit": where.limit, "lowest": lowest}
    what = "p.doc, p.kind, p.record_id, p.contact_id, p.company_id"
    if where.clients is None:
        sql = f"SELECT {what} {FROM}{narrowed} ORDER BY search.rowid DESC LIMIT :limit"
        return _found(connection.execute(sql, values), closeness)
    values |= {"people": json.dumps(sorted(where.clients.people)), "firms": json.dumps(sorted(where.clients.firms))}
    some = len(where.clients.people) + len(where.clients.firms) <= 5 * FEW
    if some and (held := _records_of(connection, values)) <= MANY:
        seek = "" if held <= _SEEN and is_common(connection, words) else "+"
        narrowed += f" AND {seek}search.rowid IN (SELECT p.doc FROM search_place p WHERE {_THEIRS})"  # noqa: S608
    else:
        narrowed += f" AND {_THEIRS}"
    source = f"{_FROM_NEWEST}{narrowed}" if where.newest else f"{FROM}{narrowed} ORDER BY search.rowid DESC"
    sql = f"SELECT {what} {source} LIMIT :limit"
    return _found(connection.execute(sql, values | {"scanned": _SCANNED}), closeness)


_THEIRS = (
    "(p.contact_id IN (SELECT value FROM json_each(:people)) OR p.company_id IN (SELECT value FROM json_each(:firms)))"
)


def is_common(connection: sqlite3.Connection, words: str) -> bool:
    """Tell whether an expression is met by so many records that they are not all looked through."""
    sql = "SELECT COUNT(*) FROM (SELECT 1 FROM search WHERE search MATCH :words LIMIT :most)"
    return bool(connection.execute(sql, {"words": words, "most": _SCANNED}).fetchone()[0] >= _SCANNED)


def _records_of(connection: sqlite3.Connection, values: dict[str, object]) -> int:
    sql = f"SELECT COUNT(*) FROM (SELECT 1 FROM search_place p WHERE {_THEIRS} LIMIT :most)"  # noqa: S608
    return int(connection.execute(sql, values | {"most": MANY + 1}).fetchone()[0])


def _found(rows: sqlite3.Cursor, closeness: int) -> list[Found]:
    return [Found(kind_word(row[1]), row[2], row[3], row[4], day_of(row[0]), closeness) for row in rows]
