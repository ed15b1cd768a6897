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
from dossier.errors import BookError, DossierError
from dossier.i18n import _
from dossier.reasons import reason_of
from dossier.records.book import APPLICATION_ID, SCHEMA, broken, newer, not_a_book
from dossier.records.book_file import connected, set_aside, stands
from dossier.records.database import as_connection, failures
from dossier.write import bulk, indexes, search
from dossier.write.engine import engine_for
from dossier.write.tables.columns import Row
from dossier.write.tables.history import Change, Operation

R = TypeVar("R", bound=Row)


@dataclass(slots=True)
class Book:
    """A book open for one transaction, and the local time of the command."""

    session: Session
    now: datetime

    @property
    def connection(self) -> sqlite3.Connection:
        """Return the connection of this transaction, for questions of `read`; raises TypeError on another engine."""
        return _driver(self.session)


@dataclass(slots=True)
class Transaction:
    """The open transaction of one operation; its methods are the only way rows are written."""

    session: Session
    now: datetime
    operation: Operation
    touched: set[tuple[str, int]] = field(default_factory=set)
    renamed: set[tuple[str, int]] = field(default_factory=set)
    """What is found by name already, and not yet by its texts."""
    unnamed: dict[str, int] = field(default_factory=dict)
    """By table the first of the rows that were written many at once and are not found by name yet: what comes after is new, too."""
    unread: dict[str, int] = field(default_factory=dict)
    """The same of those that are not found by their texts yet."""
    following: dict[str, int] = field(default_factory=dict)
    """By table the next id, as long as it is known."""
    aside: list[str] = field(default_factory=list)
    """The statements by which indexes that were set aside are made again."""

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
        return _driver(self.session)

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
        self.session.flush()
        table = str(model.__tablename__)
        ids = range(first := self.next_id(table), first + rows)
        bulk.insert(self.connection, model, columns, ids, self.operation_id)
        self.following[table] = ids.stop
        self.unnamed.setdefault(table, first)
        self.unread.setdefault(table, first)
        self.touched.add(("operation", self.operation_id))
        return ids

    def expect(self, rows: int) -> None:
        """Make ready for so many new people: indexes that nothing asks for meanwhile are made at the end, in one go."""
        self.aside += indexes.set_aside(self.connection, rows)

    @contextmanager
    def part(self) -> "Iterator[Transaction]":
        """Open a part of this operation that is written whole or not at all, whatever becomes of the rest."""
        if self.unnamed:
            self.renew()  # what the part writes comes after, and would be taken for new by both
        part = Transaction(self.session, self.now, self.operation)
        with self.session.begin_nested():
            yield part
            part.session.flush()
            part.renew()
            indexes.make_again(self.connection, part.aside)
        self.touched |= part.touched | {("operation", self.operation_id)} if part.touched else set()
        self.renamed |= part.renamed
        self.unread = part.unread | self.unread

    def renew(self) -> None:
        """Let what was written until now be found by name already: a long import looks for its own earlier lines."""
        from dossier.write.look_up import refresh

        if self.touched:
            refresh(self.session, self.touched, self.unnamed)
            self.renamed |= self.touched
            self.touched, self.unnamed = {("operation", self.operation_id)}, {}

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


def _driver(session: Session) -> sqlite3.Connection:
    return as_connection(session.connection().connection.driver_connection)


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
def opened(path: Path, backups: Path, now: datetime) -> Iterator[Book]:
    """Open a book for one transaction that is committed at the end, or not at all.

    Makes the book if it is not there and migrates an older one. Raises BookError (exit 5) or
    DossierError (exit 1) in the user's words.
    """
    ready(path, backups, now)
    engine, at = engine_for(path), _lies_at(path)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            if _lies_at(path) != at:  # encrypted or restored while we waited: what we write would go with the old file
                raise DossierError(
                    _("Another command replaced the book just now; nothing was written."), _("Type it again.")
                )
            with Session(connection, autoflush=False) as session:
                yield Book(session, now)
                session.flush()
                connection.commit()
    except DatabaseError as error:
        raise broken(path, error.orig or error) from error
    except failures() as error:
        raise broken(path, error) from error


def _lies_at(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


@contextmanager
def operation(
    path: Path, backups: Path, now: datetime, command: str, source: str | None = None
) -> Iterator[Transaction]:
    """Run one operation: everything inside is written together with its history, or nothing is.

    An operation that changed nothing leaves no trace. Raises as `opened` does.
    """
    with opened(path, backups, now) as book:
        row = Operation(at=now, command=command, sentence=command, source=source)
        book.session.add(row)
        book.session.flush()
        transaction = Transaction(book.session, now, row)
        yield transaction
        if transaction.touched:
            transaction.renew()
            search.refresh(transaction.connection, transaction.renamed, transaction.unread)
        else:
            book.session.delete(row)
        indexes.make_again(transaction.connection, transaction.aside)


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
