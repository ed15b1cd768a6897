"""Opening a book to read: never creating or changing anything."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dossier.i18n import _
from dossier.records.book import APPLICATION_ID, SCHEMA, OutdatedBookError, broken, missing, newer, not_a_book
from dossier.records.book_file import opened_to_read, stands
from dossier.records.database import failures, row_type


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a book read-only for the length of a question.

    Raises BookError (exit 5) if it is missing, unreadable, damaged, newer, or no book, and OutdatedBookError if older.
    """
    if not stands(path):
        raise missing(path)
    try:
        connection = opened_to_read(path)
        try:
            connection.row_factory = row_type(connection)
            _check(connection, path)
            yield connection
        finally:
            connection.close()
    except failures() as error:
        raise broken(path, error) from error


@contextmanager
def asked(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Ask questions of a connection on which an operation stands open: what it wrote until now is seen."""
    before, connection.row_factory = connection.row_factory, row_type(connection)
    try:
        yield connection
    finally:
        connection.row_factory = before


def _check(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise not_a_book(path)
    if version > SCHEMA:
        raise newer(path)
    if version < SCHEMA:
        raise OutdatedBookError(_("The book {path} has an older form.").format(path=path))
