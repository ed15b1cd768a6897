"""One command, one operation, one transaction: everything it writes is kept with what was there before."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from dossier.disk import part_beside, private_folder, put, real_path
from dossier.errors import BookError
from dossier.i18n import _
from dossier.reasons import reason_of
from dossier.records.book import APPLICATION_ID, SCHEMA, broken, newer, not_a_book
from dossier.records.book_file import connected, set_aside, stands
from dossier.records.database import failures
from dossier.write import bulk, search
from dossier.write.commit import Book, Done, begun, driver_of
from dossier.write.derived import Derived
from dossier.write.engine import CACHE
from dossier.write.queue import WriteQueue
from dossier.write.tables.columns import Row
from dossier.write.tables.history import Change, Operation

R = TypeVar("R", bound=Row)
_MANY = 5000
"""Rows from which on it is quicker to write behind."""


@dataclass(slots=True)
class Transaction:
    """The open transaction of one operation; its methods are the only way rows are written."""

    held: Session
    """The session itself; whoever asks it takes `session`, which waits for what is written behind."""
    now: datetime
    operation: Operation
    touched: set[tuple[str, int]] = field(default_factory=set)
    derived: Derived = field(default_factory=Derived)
    queue: WriteQueue = field(default_factory=WriteQueue)
    following: dict[str, int] = field(default_factory=dict)
    """By table the next id, as long as it is known."""

    @property
    def session(self) -> Session:
        """Return the session, once everything that was told to be written is."""
        self.queue.wait()
        return self.held

    @property
    def today(self) -> date:
        """Return the local day of the operation."""
        return self.now.date()

    @property
    def operation_id(self) -> int:
        """Return the id of the operation."""
        return record_id(self.operation)

    @property
    def connection(self) -> sqlite3.Connection:
        """Return the connection of this transaction, for questions of `read`; raises TypeError on another engine."""
        return driver_of(self.session)

    def say(self, sentence: str) -> str:
        """Set the sentence by which history and undo name this operation, and return it."""
        self.operation.sentence = sentence
        return sentence

    def get(self, model: type[R], row_id: int) -> R:
        """Return a row; raises LookupError if it is not there (the caller has just found it)."""
        row = self.session.get(model, row_id)
        if row is None:
            raise LookupError(f"{model.__tablename__} {row_id}")
        return row

    def insert(self, model: type[R], **values: Any) -> R:
        """Write a new row after checking its values, and keep it in the history."""
        row = model.model_validate(values)
        self.session.add(row)
        self.session.flush()
        self.following.pop(str(model.__tablename__), None)
        self._keep(row, None, columns(row))
        return row

    def insert_many(self, model: type[Row], rows: Sequence[Mapping[str, Any]]) -> range:
        """Write many new rows at once, each checked and kept in the history like a single one, and return their ids.

        A hundred thousand take a few seconds, where `insert` would flush twice for each.
        """
        return self.insert_columns(model, bulk.by_column(model, rows), len(rows)) if rows else range(0)

    def insert_columns(self, model: type[Row], columns: bulk.Columns, rows: int) -> range:
        """Write so many new rows at once as `insert_many` does, given column by column."""
        if not rows:
            return range(0)
        self.held.flush()
        table = str(model.__tablename__)
        ids = range(first := self.next_id(table), first + rows)
        written = bulk.insert(driver_of(self.held), model, columns, ids, self.operation_id, self.queue)
        self.following[table] = ids.stop
        self.derived.add(table, written)
        self.touched.add(("operation", self.operation_id))
        return ids

    def expect(self, rows: int) -> None:
        """Make ready for so many new people: many are written behind."""
        if rows >= _MANY:
            cache = max(CACHE, rows // 2)  # KiB: what every row touches stays at hand
            self.connection.execute(f"PRAGMA cache_size = -{cache}")
            self.queue.start(self.connection)

    @contextmanager
    def part(self) -> "Iterator[Transaction]":
        """Open a part of this operation that is written whole or not at all, whatever becomes of the rest."""
        if self.derived.unnamed:
            self.renew()  # what the part writes comes after, and would be taken for new by both
        part = Transaction(self.session, self.now, self.operation)
        with self.session.begin_nested():
            yield part
            part.session.flush()
            part.renew()
        self.touched |= part.touched | {("operation", self.operation_id)} if part.touched else set()
        self.derived.add_part(part.derived)
        self.following.clear()

    def renew(self) -> None:
        """Let what was written until now be found by name already: a long import looks for its own earlier lines."""
        if self.touched:
            self.held.flush()
            self.derived.name(driver_of(self.held), self.touched, self.queue)
            self.touched = {("operation", self.operation_id)}

    def catch_up(self) -> None:
        """Wait until what was renewed is found by name; what nobody asks for meanwhile may still be written behind."""
        self.queue.drain()
        if self.queue.runs:
            self.derived.read(driver_of(self.held), self.next_id)

    def finish(self) -> None:
        """Let everything be found by name and by its texts."""
        self.renew()
        self.catch_up()
        self.derived.finish(driver_of(self.held), self.next_id, self.queue)

    def next_id(self, table: str) -> int:
        """Return the id after the highest one ever given in a table: ids are never used twice."""
        following = self.following.get(table)
        if following is None:
            used = self.session.execute(
                text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table}
            ).scalar()
            following = self.following[table] = int(used or 0) + 1
        return following

    def update(self, row: Row, **values: Any) -> dict[str, tuple[Any, Any]]:
        """Change columns of a row and return what changed, as column → (before, after)."""
        checked = type(row).model_validate({**columns(row), **values})
        changed = {name: (getattr(row, name), getattr(checked, name)) for name in values}
        changed = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
        if not changed:
            return {}
        for name, (_before, after) in changed.items():
            setattr(row, name, after)
        self.session.flush()
        self._keep(
            row,
            {name: before for name, (before, _after) in changed.items()},
            {name: after for name, (_before, after) in changed.items()},
        )
        return changed

    def delete(self, row: Row) -> None:
        """Delete a row and keep all of it in the history."""
        before = columns(row)
        self.session.delete(row)
        self.session.flush()
        self._keep(row, before, None)

    def _keep(self, row: Row, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        table = str(row.__tablename__)
        self.session.add(
            Change(
                operation_id=self.operation_id,
                table_name=table,
                row_id=record_id(row),
                before=None if before is None else bulk.dumped(before),
                after=None if after is None else bulk.dumped(after),
            )
        )
        self.touched.update(search.touched_with(table, record_id(row), vars(row)))
        owner = getattr(row, "contact_id", None), getattr(row, "company_id", None)
        for kind, number in zip(("contact", "company"), owner, strict=True):
            if number is not None and table == "point":
                self.touched.add((kind, number))


def columns(row: Row) -> dict[str, Any]:
    """Return every column of a row with its value."""
    return {name: getattr(row, name) for name in type(row).model_fields}


def record_id(row: object) -> int:
    """Return the id of a row that has been written."""
    number = getattr(row, "id", None)
    if not isinstance(number, int):
        raise TypeError(type(row).__name__)
    return number


@contextmanager
def opened(path: Path, backups: Path, now: datetime, done: Done | None = None) -> Iterator[Book]:
    """Open a book for one transaction that is committed at the end, or not at all; `done` is called once it is.

    Makes the book if it is not there and migrates an older one. Raises BookError (exit 5) or
    DossierError (exit 1) in the user's words.
    """
    ready(path, backups, now)
    with begun(path, now, done) as book:
        yield book


@contextmanager
def operation(
    path: Path, backups: Path, now: datetime, command: str, source: str | None = None, done: Done | None = None
) -> Iterator[Transaction]:
    """Run one operation: everything inside is written together with its history, or nothing is.

    An operation that changed nothing leaves no trace. Raises as `opened` does.
    """
    with opened(path, backups, now, done) as book:
        row = Operation(at=now, command=command, sentence=command, source=source)
        book.session.add(row)
        book.session.flush()
        transaction = Transaction(book.session, now, row)
        with closing(transaction.queue):
            yield transaction
            if transaction.touched:
                transaction.finish()
            else:
                transaction.session.delete(row)
            transaction.queue.wait()


def ready(path: Path, backups: Path, now: datetime) -> None:
    """Make sure that a book of today's form lies at `path`: make, migrate, or refuse it."""
    if not stands(path):
        _create(real_path(path))
    try:
        with closing(connected(path)) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
    except failures() as error:
        raise broken(path, error) from error
    if application != APPLICATION_ID:
        raise not_a_book(path)
    if version > SCHEMA:
        raise newer(path)
    if path.stat().st_mode & 0o077:
        with suppress(OSError):  # a copy that came from elsewhere; somebody else's file stays as its owner wants it
            path.chmod(0o600)
    if version < SCHEMA:
        from dossier.write.migrate import migrate

        migrate(path, backups, now)


def _create(path: Path) -> None:
    """Make a new book beside its final name and name it then, so that no half-made book is seen and none replaced."""
    from dossier.write.migrate import upgrade

    try:
        private_folder(path.parent)
        with part_beside(path) as fresh:
            upgrade(fresh)
            _fold_wal(fresh)
            set_aside(path)
            put(fresh, path)
    except FileExistsError:
        return  # another command made it meanwhile
    except OSError as error:
        raise BookError(
            _("A new book cannot be made at {path} ({reason}).").format(path=path, reason=reason_of(error)),
            _("Name a place you may write to with --db or DOSSIER_DB."),
        ) from error
    except DatabaseError as error:
        raise broken(path, error.orig or error) from error
    except failures() as error:
        raise broken(path, error) from error


def _fold_wal(path: Path) -> None:
    """Bring everything into the one file before it gets its name: a WAL does not follow a new one."""
    with closing(connected(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
