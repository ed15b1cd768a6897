"""What stands in a record before it is changed: one column, or the ways to reach somebody."""

import sqlite3
from typing import Any

from dossier.read.dossier import POINT
from dossier.read.rows import all_of
from dossier.records.contact.person import Point
from dossier.records.ref import Ref

_OWNERS = {"c": "contact_id", "o": "company_id"}


def column_of(connection: sqlite3.Connection, ref: Ref, column: str) -> Any:
    """Return what a column of a record holds."""
    sql = f"SELECT {column} FROM {ref.kind.table} WHERE id = :id"  # noqa: S608  (names of our own tables)
    return connection.execute(sql, {"id": ref.id}).fetchone()[0]


def points_of(connection: sqlite3.Connection, ref: Ref, kind: str) -> tuple[Point, ...]:
    """Return the addresses or numbers of one kind of a contact or company."""
    sql = f"{POINT} WHERE {_OWNERS[ref.letter]} = :id AND kind = :kind ORDER BY preferred DESC, id"
    return all_of(connection, Point, sql, {"id": ref.id, "kind": kind})
