"""Taking an operation back, exactly, and doing it again."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Table, delete
from sqlmodel import SQLModel, col, select

from dossier.write import search
from dossier.write.commit import Book
from dossier.write.look_up import refresh
from dossier.write.tables.columns import Row
from dossier.write.tables.history import Change, Operation

_AT_ONCE = 10_000


class _Step(NamedTuple):
    """One row to be brought to a state: `wanted` columns, or None for absent; `present` is what it is now."""

    table: str
    row_id: int
    wanted: dict[str, Any] | None
    present: dict[str, Any] | None

    @property
    def deed(self) -> tuple[str, bool, tuple[str, ...]]:
        """Return what steps that are done by one statement have in common."""
        return self.table, self.present is None, tuple(self.wanted or ())


def take_back(book: Book, number: int) -> None:
    """Put every row an operation wrote back to what it was, newest change first.

    What had been taken back before this operation was written can never be done again: it was done on another book.
    """
    session = book.session
    # (+ 0: by the index of what was taken back, not by the range of ids, which is the whole past)
    abandoned = select(Operation.id).where(col(Operation.id) + 0 < number, col(Operation.undone_at).is_not(None))
    session.execute(delete(table_of(Change)).where(col(Change.operation_id).in_(abandoned)))
    _walk(book, number, "before, after", "DESC", book.now)


def do_again(book: Book, number: int) -> None:
    """Write every row of an operation that was taken back once more, in its order."""
    _walk(book, number, "after, before", "ASC", None)


def _walk(book: Book, number: int, states: str, order: str, when: datetime | None) -> None:
    """Bring every row of an operation from the second of two states to the first, many at once where they are alike."""
    book.session.flush()
    connection: Any = book.session.connection().connection.driver_connection
    touched: set[tuple[str, int]] = set()
    rows = connection.execute(
        f"SELECT table_name, row_id, {states} FROM change WHERE operation_id = :id ORDER BY id {order}",  # noqa: S608
        {"id": number},
    )
    while some := rows.fetchmany(_AT_ONCE):
        steps = [
            _Step(table, row, *(None if text is None else json.loads(text) for text in both))
            for table, row, *both in some
        ]
        for (table, is_absent, columns), alike in groupby(steps, lambda step: step.deed):
            every = [(*(step.wanted or {}).values(), step.row_id) for step in alike]
            if is_absent:
                every = [row[:-1] for row in every]
            connection.executemany(_statement(table, columns, is_absent=is_absent), every)
        touched.update(found for step in steps for found in _found_by(step))
    _mark(book, number, touched, when)


def _statement(table: str, columns: tuple[str, ...], *, is_absent: bool) -> str:
    """Return the statement that brings a row to a state; what the history keeps as text is what a column holds."""
    named = ", ".join(f'"{name}"' for name in columns)
    if not columns:
        return f'DELETE FROM "{table}" WHERE id = ?'  # noqa: S608
    if is_absent:
        return f'INSERT INTO "{table}" ({named}) VALUES ({", ".join("?" * len(columns))})'  # noqa: S608
    return f'UPDATE "{table}" SET ({named}) = ({", ".join("?" * len(columns))}) WHERE id = ?'  # noqa: S608


def _found_by(step: _Step) -> Iterator[tuple[str, int]]:
    """Yield the records whose words change with a row: itself, the owner of an address, the bearer of another name."""
    values = (step.wanted or {}) | (step.present or {})
    yield from search.touched_with(step.table, step.row_id, values)
    if step.table == "point":
        yield from ((kind, values[f"{kind}_id"]) for kind in ("contact", "company") if values.get(f"{kind}_id"))


def table_of(model: type[Row]) -> Table:
    """Return the table behind a model."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


_READERS: dict[type, Callable[[Any], Any]] = {
    datetime: datetime.fromisoformat, date: date.fromisoformat, Decimal: Decimal,
}  # fmt: skip


def typed(kind: type, value: Any) -> Any:
    """Return what JSON or another book holds of a column as a value of the column's type."""
    if kind is bool and isinstance(value, int):
        return bool(value)
    return _READERS[kind](value) if kind in _READERS and isinstance(value, str) else value


def _mark(book: Book, number: int, touched: set[tuple[str, int]], when: datetime | None) -> None:
    book.session.expire_all()
    operation = book.session.get(Operation, number)
    if operation is None:
        raise LookupError(number)
    operation.undone_at = when
    book.session.flush()
    refresh(book.connection, touched)
    search.refresh(book.connection, touched)
