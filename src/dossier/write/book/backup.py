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
from dossier.records.book import APPLICATION_ID, broken, not_a_book
from dossier.records.book_file import connected, opened_to_read, set_aside, sidecars, stands
from dossier.records.database import failure_name, failures
from dossier.records.keys import Key, NoKeyError, WrongPassphraseError, key_of
from dossier.write.book.anew import alone, compare, exchange, no_texts, row_counts, write_anew
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
    except failures() as error:
        raise broken(path, error) from error


def held_still(path: Path) -> sqlite3.Connection:
    """Return a connection that sees a book as it is now, whatever is written to it until the connection is closed.

    Raises what `failures` names where it cannot be read.
    """
    connection = connected(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")  # a writer is not kept waiting then
        connection.execute("BEGIN")
        connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    except failures():
        connection.close()
        raise
    return connection


def copy_held(source: sqlite3.Connection, path: Path, target: Path) -> Path:
    """Copy a book as the connection of `held_still` sees it, with the quick check; raises as `copy_book`."""
    try:
        return _copied(source, path, target, quick=True)
    except failures() as error:
        raise broken(path, error) from error


def _copied(source: sqlite3.Connection, path: Path, target: Path, *, quick: bool = False) -> Path:
    """Copy the book that a connection reads; `path` is its name. Raises what `failures` names where it cannot be read."""
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
    except failures(name="OperationalError") as error:
        if failure_name(error).startswith(_UNWRITTEN):
            raise _unwritten(target, reason_of(error)) from error
        raise
    return target


def _fill(source: sqlite3.Connection, path: Path, part: Path, *, quick: bool = False) -> None:
    """Copy a book into an empty file; raises DamagedBookError if what comes out is not sound or not the same."""
    by_cipher = not isinstance(source, sqlite3.Connection)
    with closing(connected(part, key=key_of(path), by_cipher=by_cipher)) as copy:
        if not source.in_transaction:
            source.execute("BEGIN")
        try:
            counts = row_counts(source)
            source.backup(copy)
        finally:
            source.execute("COMMIT")
        copy.execute("PRAGMA journal_mode = DELETE")
        compare(copy, counts, path, quick=quick)


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
        _put_back(real, backup, keep_as)
    except failures() as error:
        raise broken(path, error) from error
    real.chmod(0o600)
    return keep_as


def _put_back(real: Path, backup: Path, keep_as: Path) -> None:
    """Put a backup in the place of a book: an encrypted book keeps its key, a plain one gets that of the backup."""
    try:
        key = key_of(real)
        whole = not _is_damaged(real)
    except (NoKeyError, WrongPassphraseError):
        key, whole = None, False  # nobody can open it: its bytes are kept
    if not whole:
        _replaced(real, backup, keep_as, key or key_of(backup))
    elif key == key_of(backup):
        _poured(real, backup, keep_as)
    else:
        _exchanged(real, backup, keep_as, key or key_of(backup))


def _is_damaged(path: Path) -> bool:
    """Tell whether SQLite finds the content of a file unsound, or a text is none; looking changes nothing."""
    try:
        with closing(opened_to_read(path)) as connection:
            unsound = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok"
            return unsound or bool(no_texts(connection))
    except failures() as error:
        if failure_name(error).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            return True
        raise


def _poured(real: Path, backup: Path, keep_as: Path) -> None:
    """Keep the old book, then write the backup into it as one transaction, with every other command shut out meanwhile."""
    with alone(real) as book, closing(opened_to_read(backup)) as source:
        if book.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise not_a_book(real)
        _copied(book, real, keep_as)
        source.backup(book)


def _exchanged(real: Path, backup: Path, keep_as: Path, key: Key | None) -> None:
    """Keep the old book, and put one with the content of the backup in its place, under a key that not both of them have."""

    def fill(book: sqlite3.Connection, part: Path) -> None:
        if book.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise not_a_book(real)
        _copied(book, real, keep_as)
        _lay_out(backup, part, key)

    exchange(real, fill)


@contextmanager
def rewritten(path: Path) -> Iterator[Path]:
    """Hand out a copy of a book to be changed, and put it in the place of the book, in one transaction, without anything beside it.

    Everybody else is shut out meanwhile. If the block fails nothing has happened; no free page of the new book holds what it
    held before. (Cut off behind its last step, what SQLite keeps beside it is folded in by the next command that writes.)
    Raises DossierError that names the book.
    """
    real = real_path(path)
    try:
        with alone(real) as book, part_beside(real) as part:
            _fill(book, real, part)
            try:
                yield part
            except DossierError as error:
                error.message = error.message.replace(str(part), str(path))
                raise
            with closing(connected(part)) as copy:
                copy.execute("PRAGMA journal_mode = DELETE")
                copy.execute("PRAGMA secure_delete = ON")
                copy.execute("VACUUM")
                book.execute("PRAGMA secure_delete = ON")
                copy.backup(book)
            book.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except OSError as error:
        raise _unwritten(real, reason_of(error)) from error
    except failures() as error:
        raise broken(path, error) from error


def _lay_out(backup: Path, part: Path, key: Key | None) -> None:
    """Write what a backup holds into an empty file, under a key or under none."""
    if key_of(backup) == key:
        with closing(opened_to_read(backup)) as source:
            _fill(source, backup, part)
    else:
        with closing(connected(backup, "ro", by_cipher=True)) as source:
            write_anew(source, backup, part, key)


def _replaced(real: Path, backup: Path, keep_as: Path, key: Key | None) -> None:
    """Keep a book that SQLite cannot read as the bytes it is made of, with what lies beside it, and put another in its place."""
    beside = [each for each in sidecars(real, ("-wal", "-journal")) if each.exists()]
    try:
        private_folder(keep_as.parent)
        for old in (*beside, real):
            kept = keep_as.with_name(keep_as.name + old.name.removeprefix(real.name))
            with part_beside(kept) as part:
                shutil.copyfile(old, part)
                put(part, kept)
        with part_beside(real) as part:
            _lay_out(backup, part, key)
            for old in sidecars(real):
                old.unlink(missing_ok=True)
            put(part, real, replace=True)
    except OSError as error:
        if is_held(error):
            raise HeldError(real) from error
        raise _unwritten(keep_as, reason_of(error)) from error
