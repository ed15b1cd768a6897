"""Taking an operation back, exactly, and doing it again."""

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Table, delete, insert, update
from sqlmodel import SQLModel, col, select

from dossier.records.catalogue.catalogue import ALSO_CALLED
from dossier.write.look_up import refresh
from dossier.write.tables import model_of
from dossier.write.tables.columns import Row
from dossier.write.tables.history import Change, Operation
from dossier.write.transaction import Book


def take_back(book: Book, number: int) -> None:
    """Put every row an operation wrote back to what it was, newest change first.

    What had been taken back before this operation was written can never be done again: it was done on another book.
    """
    session = book.session
    # (+ 0: by the index of what was taken back, not by the range of ids, which is the whole past)
    abandoned = select(Operation.id).where(col(Operation.id) + 0 < number, col(Operation.undone_at).is_not(None))
    session.execute(delete(table_of(Change)).where(col(Change.operation_id).in_(abandoned)))
    changes = session.exec(select(Change).where(Change.operation_id == number).order_by(Change.id.desc())).all()  # type: ignore[union-attr]
    for change in changes:
        _put(book, change, change.before, change.after)
    _mark(book, number, changes, book.now)


def do_again(book: Book, number: int) -> None:
    """Write every row of an operation that was taken back once more, in its order."""
    session = book.session
    changes = session.exec(select(Change).where(Change.operation_id == number).order_by(Change.id)).all()  # type: ignore[arg-type]
    for change in changes:
        _put(book, change, change.after, change.before)
    _mark(book, number, changes, None)


def _put(book: Book, change: Change, wanted: str | None, present: str | None) -> None:
    """Bring one row to the wanted state: absent, as it was, or with these columns."""
    model = model_of(change.table_name)
    table = table_of(model)
    if wanted is None:
        book.session.execute(delete(table).where(table.c.id == change.row_id))
    elif present is None:
        book.session.execute(insert(table).values(**_values(model, wanted)))
    else:
        book.session.execute(update(table).where(table.c.id == change.row_id).values(**_values(model, wanted)))


def _values(model: type[Row], text: str) -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(text)
    table = table_of(model)
    return {name: typed(table.c[name].type.python_type, value) for name, value in stored.items()}


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


def _mark(book: Book, number: int, changes: Any, when: datetime | None) -> None:
    book.session.flush()
    book.session.expire_all()
    operation = book.session.get(Operation, number)
    if operation is None:
        raise LookupError(number)
    operation.undone_at = when
    book.session.flush()
    touched = {(change.table_name, change.row_id) for change in changes}
    for change in changes:
        if change.table_name == "point":
            values = json.loads(change.before or "{}") | json.loads(change.after or "{}")
            touched |= {(kind, values[f"{kind}_id"]) for kind in ("contact", "company") if values.get(f"{kind}_id")}
        if change.table_name == "fact":
            values = json.loads(change.before or "{}") | json.loads(change.after or "{}")
            touched |= {("contact", values["subject_id"])} if values.get("key") == ALSO_CALLED else set()
    refresh(book.session, touched)
    book.session.flush()
