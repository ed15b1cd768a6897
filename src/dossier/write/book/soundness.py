"""Whether a book is sound: SQLite's own checks, rows that point to nothing, tables, columns and indexes that are missing."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlmodel import SQLModel

from dossier.errors import BookError
from dossier.i18n import _
from dossier.reasons import reason_of
from dossier.records.book import APPLICATION_ID, SCHEMA, broken, newer, not_a_book
from dossier.records.book_file import opened_to_read, sidecars, stands
from dossier.records.database import failure_name, failures
from dossier.records.keys import salt_of
from dossier.write.book.anew import no_texts
from dossier.write.tables import every


def inspect_book(path: Path) -> list[str]:
    """Return what is wrong with the file of a book, nothing for a sound one.

    Raises BookError if it is missing, no book at all, not to be read, or newer than this program.
    """
    if not stands(path):
        raise BookError(_("There is no file {path}.").format(path=path), _("Check the name."))
    try:
        with closing(opened_to_read(path)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise not_a_book(path)
            form = connection.execute("PRAGMA user_version").fetchone()[0]
            if form > SCHEMA:
                raise newer(path)
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
            found += [_("{table} row {row} points to nothing.").format(table=row[0], row=row[1]) for row in orphans]
            found += no_texts(connection) if not found else []
            return found + (_missing(connection) if form == SCHEMA else [])
    except failures() as error:
        if failure_name(error).startswith("SQLITE_CORRUPT"):
            return [reason_of(error)]
        raise broken(path, error) from error


def _missing(connection: sqlite3.Connection) -> list[str]:
    """Return the tables and columns of today's form that a book lacks."""
    found = []
    for table, model in sorted(every().items()):
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        if not columns:
            found.append(_("the table {table} is missing").format(table=table))
        elif lost := sorted(set(model.model_fields) - columns):
            found.append(_("{table} lacks {columns}").format(table=table, columns=", ".join(lost)))
    return found


def missing_indexes(connection: sqlite3.Connection) -> list[str]:
    """Return the indexes of today's form that a book lacks; they are made of the rows, and can be made anew."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")}
    every()
    wanted = {str(index.name) for table in SQLModel.metadata.tables.values() for index in table.indexes}
    return [_("the index {name} is missing").format(name=name) for name in sorted(wanted - there)]


def foreign_sidecars(path: Path) -> list[Path]:
    """Return what lies beside a book and cannot be the book's own: SQLite would write it into the book.

    A book that keeps a write-ahead log has no journal, and one with a journal no log; nothing is opened to find out. An
    encrypted book does not say which it is.
    """
    if salt_of(path) is not None:
        return []
    try:
        with path.open("rb") as stream:
            head = stream.read(20)
    except OSError:  # whoever opens it says why
        return []
    is_logged = head[18:19] == _LOGGED
    log, journal = sidecars(path, ("-wal", "-journal"))
    beside = journal if is_logged else log
    if not beside.is_file() or not beside.stat().st_size or (is_logged and _leaves_the_log(path, journal)):
        return []
    return [beside]


def _leaves_the_log(path: Path, journal: Path) -> bool:
    """Tell whether a journal is that of a book which was giving up its log when the command was killed, as `encrypt` begins.

    It holds the first page alone, as it still stands; one that begins with zero is not finished, and SQLite does not heed it
    (SQLite's file format, 3).
    """
    with journal.open("rb") as told, path.open("rb") as book:
        head = told.read(28)
        pages, sector, size = (int.from_bytes(head[at : at + 4], "big") for at in (16, 20, 24))
        told.seek(sector)
        record = told.read(size + 9) if max(sector, size) <= _LARGEST else b""
        is_first_page = len(record) == size + 8 and record[: size + 4] == b"\0\0\0\1" + book.read(size)
        return head[:1] == b"\0" or (is_first_page and pages * size == path.stat().st_size)


_LARGEST = 65_536
"""Bytes of a page and of a sector at most."""
_LOGGED = b"\x02"
"""What stands at byte 18 of a book with a write-ahead log (SQLite's file format, 1.3.3)."""
