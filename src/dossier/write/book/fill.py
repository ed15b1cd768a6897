"""An exported book back in an empty one: every row under its own number, the history included, or nothing at all."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.records.database import failures
from dossier.records.whole_book import DERIVED, Part
from dossier.write import look_up, search
from dossier.write.commit import Book
from dossier.write.tables import every

_MANY = 5000
_DAYS = {date: date.fromisoformat, datetime: datetime.fromisoformat}


def fill(book: Book, parts: Iterable[Part], last_ids: dict[str, int]) -> dict[str, int]:
    """Write the rows of an exported book and return how many by table; raises InvalidValueError for one that does not fit."""
    connection: Any = book.session.connection().connection.driver_connection
    connection.execute("PRAGMA defer_foreign_keys = ON")  # a row may name one that comes later
    connection.execute("DELETE FROM holiday")  # computed ones: the book brings its own
    written = {part.table: _table(connection, part) for part in parts}
    orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
    if orphan is not None:
        raise _unfit(orphan[0], _("row {row} points to nothing").format(row=orphan[1]))
    for table, number in last_ids.items():
        _count_on(connection, table, number)
    try:
        look_up.refresh(connection, look_up.findable(connection))
        search.rebuild(connection)
    except (ValueError, AttributeError) as error:  # what the history says of former names is no JSON object
        raise _unfit("change", str(error)) from error
    return written


def _table(connection: sqlite3.Connection, part: Part) -> int:
    if part.table not in every() or part.table in DERIVED:
        raise _unfit(part.table, _("there is no such table"))
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({part.table})")]
    sql = f"INSERT INTO {part.table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608
    rows, total = _checked(part, names), 0
    while chunk := list(islice(rows, _MANY)):
        try:
            connection.executemany(sql, chunk)
        except failures(
            OverflowError, UnicodeError, *failures(name="IntegrityError"), name="ProgrammingError"
        ) as error:
            raise _unfit(part.table, str(error)) from error
        total += len(chunk)
    return total


def _checked(part: Part, names: list[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the values of each row in the order of the columns; every one has the type that its column holds."""
    known = set(names)
    kinds = {name: _kind(field.annotation) for name, field in every()[part.table].model_fields.items()}
    days = [(name, _DAYS[kind]) for name, kind in kinds.items() if kind in _DAYS]
    for row in part.rows:
        if not row.keys() <= known:
            raise _unfit(part.table, ", ".join(sorted(row.keys() - known)))
        if not isinstance(row.get("id"), int):
            raise _unfit(part.table, "id")
        for name, value in row.items():
            if not isinstance(value, int if kinds[name] in {int, bool} else str):
                raise _unfit(part.table, f"id {row['id']}, {name}")
        for name, read in days:
            try:
                read(row[name]) if name in row else None
            except ValueError as error:
                raise _unfit(part.table, f"id {row['id']}, {name}: {error}") from error
        yield tuple(map(row.get, names))


def _kind(annotation: Any) -> Any:
    """Return the type that a column holds, whether or not it may be empty."""
    kinds = [each for each in getattr(annotation, "__args__", (annotation,)) if each is not type(None)]
    return getattr(kinds[0], "__origin__", kinds[0])


def _count_on(connection: sqlite3.Connection, table: str, number: int) -> None:
    """Let the numbers of a table go on where they stood: a ref that was deleted is not given again."""
    found = connection.execute("UPDATE sqlite_sequence SET seq = MAX(seq, ?) WHERE name = ?", (number, table))
    if not found.rowcount and table in every():
        connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, number))


def _unfit(table: str, reason: str) -> InvalidValueError:
    return InvalidValueError(
        _("The file does not fit this book at “{table}” ({reason}).").format(table=table, reason=reason[:120]),
        _("Nothing was imported; export it again."),
    )
