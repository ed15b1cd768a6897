"""Every row of a book, table by table, as they stand; a table or a column that is new comes by itself."""

import sqlite3
from collections.abc import Iterator

from dossier.records.whole_book import DERIVED, Part, Row

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid"
_HISTORY = ("operation", "change")


def tables(connection: sqlite3.Connection) -> list[str]:
    """Return the tables of a book that are not derived, what was done last."""
    names = [row[0] for row in connection.execute(_TABLES) if row[0] not in DERIVED]
    return [name for name in names if name not in _HISTORY] + [name for name in _HISTORY if name in names]


def parts(connection: sqlite3.Connection) -> Iterator[Part]:
    """Yield every table with its rows in the order of their ids."""
    for name in tables(connection):
        yield Part(name, _rows(connection, name))


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[Row]:
    found = connection.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608  (a name of our own)
    names = [each[0] for each in found.description]
    for row in found:
        yield {name: value for name, value in zip(names, row, strict=True) if value is not None}


def last_ids(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the highest id ever given by table."""
    return {row[0]: row[1] for row in connection.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name")}


def is_empty(connection: sqlite3.Connection) -> bool:
    """Tell whether a book holds nothing that anybody wrote, nor a history; computed holidays do not count."""
    names = [name for name in tables(connection) if name != "holiday"]
    return not any(connection.execute(f"SELECT EXISTS (SELECT 1 FROM {name})").fetchone()[0] for name in names)  # noqa: S608


def digests(connection: sqlite3.Connection) -> list[str]:
    """Return the digests of the files that are kept."""
    rows = connection.execute("SELECT DISTINCT digest FROM attachment WHERE digest IS NOT NULL ORDER BY digest")
    return [row[0] for row in rows]
