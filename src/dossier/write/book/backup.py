"""Copies of a book: made through SQLite's own backup, opened and compared afterwards, and put back the same careful way."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dossier.disk import is_held, part_beside, private_folder, put, real_path
from dossier.errors import BookError, DossierError, HeldError, RefusedError
from dossier.i18n import _
from dossier.reasons import reason_of
from dossier.records.book import APPLICATION_ID, DamagedBookError, broken, damaged, not_a_book
from dossier.records.book_file import connected, opened_to_read, set_aside, sidecars, stands
from dossier.write.book.soundness import inspect_book

_UNWRITTEN = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE")


def copy_book(path: Path, target: Path, *, quick: bool = False) -> Path:
    """Copy a book to a new file with mode 0600, complete even while somebody writes; never overwrites.

    The copy gets its name only after it was opened, checked and found to hold as many rows of each table. A `quick` check
    does not compare the indexes with their tables, which takes the longest and can be made anew.
    """
    try:
        with closing(opened_to_read(path)) as source:
            return _copied(source, path, target, quick=quick)
    except sqlite3.DatabaseError as error:
        raise broken(path, error) from error


def held_still(path: Path) -> sqlite3.Connection:
    """Return a connection that sees a book as it is now, whatever is written to it until the connection is closed.

    Raises sqlite3.DatabaseError where it cannot be read.
    """
    connection = connected(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")  # a writer is not kept waiting then
        connection.execute("BEGIN")
        connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def copy_held(source: sqlite3.Connection, path: Path, target: Path) -> Path:
    """Copy a book as the connection of `held_still` sees it, with the quick check; raises as `copy_book`."""
    try:
        return _copied(source, path, target, quick=True)
    except sqlite3.DatabaseError as error:
        raise broken(path, error) from error


def _copied(source: sqlite3.Connection, path: Path, target: Path, *, quick: bool = False) -> Path:
    """Copy the book that a connection reads; `path` is its name. Raises sqlite3.DatabaseError where it cannot be read."""
    try:
        private_folder(target.parent)
        with part_beside(target) as part:
            _fill(source, path, part, quick=quick)
            put(part, target)
    except FileExistsError as error:
        raise RefusedError(
            _("{path} is already there; nothing was copied.").format(path=target), _("Name a new file for the backup.")
        ) from error
    except OSError as error:
        raise _unwritten(target, reason_of(error)) from error
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname.startswith(_UNWRITTEN):
            raise _unwritten(target, reason_of(error)) from error
        raise
    return target


def _fill(source: sqlite3.Connection, path: Path, part: Path, *, quick: bool = False) -> None:
    """Copy a book into an empty file; raises DamagedBookError if what comes out is not sound or not the same."""
    with closing(connected(part)) as copy:
        if not source.in_transaction:
            source.execute("BEGIN")
        try:
            counts = _counts(source)
            source.backup(copy)
        finally:
            source.execute("COMMIT")
        copy.execute("PRAGMA journal_mode = DELETE")
        problems = [
            str(row[0])
            for row in copy.execute(f"PRAGMA {'quick' if quick else 'integrity'}_check(3)")
            if row[0] != "ok"
        ]
        if not problems and _counts(copy) != counts:
            problems = [_("the copy does not hold the same rows")]
    if problems:
        failure = damaged(path, problems[0])
        raise DamagedBookError(failure.message + " " + _("No copy was made of it."), failure.way_out)


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table holds; the index itself has none that can be counted, but the tables behind it."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %' ORDER BY name"
    names = [row[0] for row in connection.execute(sql)]
    return {name: connection.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


def _unwritten(target: Path, reason: str) -> DossierError:
    return DossierError(
        _("The backup cannot be written to {path} ({reason}).").format(path=target, reason=reason),
        _("Name a place you may write to."),
    )


def restore_book(path: Path, backup: Path, keep_as: Path) -> Path | None:
    """Put a backup in the place of the book, through links; the book that was there is kept as `keep_as`, and that returned.

    Nothing is changed before all of the old book is kept. Raises BookError if the backup is missing, damaged, newer, or no
    book, DossierError if the old book cannot be kept.
    """
    problems = inspect_book(backup)
    if problems:
        raise BookError(
            _("The backup {path} is damaged ({reason}); the book was left as it is.").format(
                path=backup, reason=problems[0]
            ),
            _("Choose another backup."),
        )
    real = real_path(path)
    if not stands(real):
        set_aside(real)
        copy_book(backup, real)
        return None
    if real == real_path(backup) or real.samefile(backup):
        raise RefusedError(_("{path} is the book itself.").format(path=backup), _("Choose a backup of it."))
    try:
        (_replaced if _is_damaged(real) else _poured)(real, backup, keep_as)
    except sqlite3.DatabaseError as error:
        raise broken(path, error) from error
    real.chmod(0o600)
    return keep_as


def _is_damaged(path: Path) -> bool:
    """Tell whether SQLite finds the content of a file unsound; looking changes nothing."""
    try:
        with closing(opened_to_read(path)) as connection:
            return str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok"
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            return True
        raise


def _poured(real: Path, backup: Path, keep_as: Path) -> None:
    """Keep the old book, then write the backup into it as one transaction, with every other command shut out meanwhile."""
    with _alone(real) as book, closing(opened_to_read(backup)) as source:
        if book.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise not_a_book(real)
        _copied(book, real, keep_as)
        source.backup(book)


@contextmanager
def _alone(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a book so that nobody else reads or writes it before it is closed; what was cut off before is finished first."""
    with closing(connected(path)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # this mode keeps the lock
        yield connection


def _replaced(real: Path, backup: Path, keep_as: Path) -> None:
    """Keep a book that SQLite cannot read as the bytes it is made of, with what lies beside it, and put another in its place."""
    beside = [each for each in sidecars(real, ("-wal", "-journal")) if each.exists()]
    try:
        private_folder(keep_as.parent)
        for old in (*beside, real):
            kept = keep_as.with_name(keep_as.name + old.name.removeprefix(real.name))
            with part_beside(kept) as part:
                shutil.copyfile(old, part)
                put(part, kept)
        with part_beside(real) as part, closing(opened_to_read(backup)) as source:
            _fill(source, backup, part)
            for old in sidecars(real):
                old.unlink(missing_ok=True)
            put(part, real, replace=True)
    except OSError as error:
        if is_held(error):
            raise HeldError(real) from error
        raise _unwritten(keep_as, reason_of(error)) from error
