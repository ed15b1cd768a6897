"""Copies of a book: made through SQLite's own backup, checked, and put back the same careful way."""

import os
import sqlite3
from pathlib import Path

from dossier.errors import BookError, DossierError, RefusedError
from dossier.facts.book import APPLICATION_ID, SCHEMA, broken, newer, not_a_book
from dossier.i18n import _
from dossier.paths import private_folder


def copy_book(path: Path, target: Path) -> Path:
    """Copy a book to a new file with mode 0600, complete even while somebody writes; never overwrites."""
    if target.exists():
        raise RefusedError(
            _("{path} is already there; nothing was copied.").format(path=target), _("Name a new file for the backup.")
        )
    part = target.with_name(f".{target.name}.part")
    try:
        private_folder(target.parent)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _copy(path, part)
        part.rename(target)
    except OSError as error:
        raise DossierError(
            _("The backup cannot be written to {path} ({reason}).").format(path=target, reason=error.strerror or error),
            _("Name a place you may write to."),
        ) from error
    except sqlite3.DatabaseError as error:
        raise broken(path, error) from error
    finally:
        part.unlink(missing_ok=True)
    return target


def _copy(path: Path, target: Path) -> None:
    source = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    copy = sqlite3.connect(target)
    try:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
        source.close()


def restore_book(path: Path, backup: Path, keep_as: Path | None) -> Path | None:
    """Put a backup in the place of the book; the book that was there is kept as `keep_as`, and that is returned.

    Raises BookError if the backup is missing, damaged, newer, or no book; the present book is then untouched.
    """
    problems = inspect_book(backup)
    if problems:
        raise BookError(
            _("The backup {path} is damaged ({reason}); the book was left as it is.").format(
                path=backup, reason=problems[0]
            ),
            _("Choose another backup."),
        )
    fresh = path.with_name(f".{path.name}.restore")
    fresh.unlink(missing_ok=True)
    copy_book(backup, fresh)
    kept = None
    if path.exists() and keep_as is not None:
        private_folder(keep_as.parent)
        try:
            kept = copy_book(path, keep_as)
        except BookError:
            path.replace(keep_as)  # too damaged to be read: keep the file as it is
            kept = keep_as
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    fresh.replace(path)
    return kept


def inspect_book(path: Path) -> list[str]:
    """Return what SQLite finds wrong with a file, nothing for a sound book.

    Raises BookError if it is missing, no book at all, or newer than this program.
    """
    if not path.is_file():
        raise BookError(_("There is no file {path}.").format(path=path), _("Check the name."))
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise not_a_book(path)
            if connection.execute("PRAGMA user_version").fetchone()[0] > SCHEMA:
                raise newer(path)
            rows = connection.execute("PRAGMA integrity_check(20)").fetchall()
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            raise not_a_book(path) from error
        return [str(error)]
    problems = [str(row[0]) for row in rows if row[0] != "ok"]
    return problems + [_("{table} row {row} points to nothing.").format(table=row[0], row=row[1]) for row in orphans]
