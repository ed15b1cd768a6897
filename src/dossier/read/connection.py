"""Opening a book to read: in one place, never creating, changing or waiting for anything."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from dossier.errors import BookError
from dossier.facts.book import APPLICATION_ID, SCHEMA, OutdatedBookError, broken, missing, newer, not_a_book
from dossier.i18n import _


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a book read-only for the length of a question.

    Raises BookError (exit 5) if it is missing, unreadable, damaged, newer, or no book, and OutdatedBookError if older.
    """
    connection = _open(path)
    try:
        _check(connection, path)
        yield connection
    except sqlite3.DatabaseError as error:
        raise broken(path, error) from error
    finally:
        connection.close()


def _open(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise missing(path)
    if path.is_dir():
        raise BookError(_("{path} is a folder, not a book.").format(path=path), _("Name the file: --db FILE."))
    if not os.access(path, os.R_OK):
        raise BookError(_("The book {path} may not be read by you.").format(path=path), _("Check who owns the file."))
    location = f"file:{quote(str(path))}?mode=ro"
    if not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        location += "&immutable=1"  # a WAL book in a read-only folder has no place for its shared memory
    connection = sqlite3.connect(location, uri=True, timeout=5.0)
    connection.row_factory = sqlite3.Row
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise not_a_book(path)
    if version > SCHEMA:
        raise newer(path)
    if version < SCHEMA:
        raise OutdatedBookError(_("The book {path} has an older form.").format(path=path))
