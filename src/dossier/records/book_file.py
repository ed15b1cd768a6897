"""The file of a book: opened here and nowhere else, under any name, together with what SQLite keeps beside it."""

import os
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path

from dossier.disk import free_name, real_path
from dossier.errors import BookError
from dossier.i18n import _
from dossier.reasons import reason_of
from dossier.records.book import APPLICATION_ID, closed

SIDECARS = ("-wal", "-shm", "-journal")
PATIENCE = 5.0
"""Seconds that a command waits for another one that is writing."""
_MAGIC = b"SQLite format 3\x00"
_SHUT = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR_SHM")  # the last: no room for the shared memory


def connected(
    path: Path, mode: str = "rw", *, patience: float = PATIENCE, factory: type[sqlite3.Connection] | None = None
) -> sqlite3.Connection:
    """Return a connection to a file that is there; `mode` is `rw` or `ro`. It opens no transaction by itself.

    One made by a `factory` may be used by several threads, which it keeps apart.
    """
    location = f"{path.absolute().as_uri()}?mode={mode}"  # every sign that a name may hold is quoted
    return sqlite3.connect(
        location,
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=factory is None,
        factory=factory or sqlite3.Connection,
    )


def opened_to_read(path: Path) -> sqlite3.Connection:
    """Return a connection that only reads, after finishing what a command that was cut off left half done.

    A book in a folder that cannot be written is read as it lies. Raises sqlite3.DatabaseError.
    """
    try:
        return _tried(path, "ro")
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(_SHUT):
            raise
        with suppress(sqlite3.OperationalError):
            _tried(path, "rw").close()  # only one that may write can roll a cut-off change back
            return _tried(path, "ro")
        if any(_size(beside) for beside in sidecars(path, ("-wal", "-journal"))):
            raise
    return _tried(path, "ro&immutable=1")  # a WAL book in a folder without a place for its shared memory


def _tried(path: Path, mode: str) -> sqlite3.Connection:
    connection = connected(path, mode)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def fold(path: Path) -> None:
    """Bring what SQLite keeps beside a book into its one file, so that it can be copied."""
    with closing(connected(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def sidecars(path: Path, suffixes: tuple[str, ...] = SIDECARS) -> list[Path]:
    """Return where SQLite keeps what belongs to a book, beside the real file."""
    real = real_path(path)
    return [real.with_name(real.name + suffix) for suffix in suffixes]


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0


def stands(path: Path) -> bool:
    """Tell whether a file lies at the place of a book.

    Raises BookError (exit 5) for a folder, a device, or a place that may not be looked into.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise closed(path, reason_of(error)) from error
    if stat.S_ISDIR(mode):
        raise BookError(_("{path} is a folder, not a book.").format(path=path), _("Name the file: --db FILE."))
    if not stat.S_ISREG(mode):
        raise BookError(
            _("{path} is a device or a pipe, not a book.").format(path=path), _("Name the file: --db FILE.")
        )
    return True


def is_book(path: Path) -> bool:
    """Tell by the first bytes of a file whether it is a book, of any form."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            head = stream.read(72)
    except OSError:
        return False
    return head.startswith(_MAGIC) and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def belongs_to_book(path: Path, book: Path) -> bool:
    """Tell whether a path leads to `book`, to any other book, or to what SQLite keeps beside one."""
    real = real_path(path)
    if real in {real_path(book), *sidecars(book)} or is_book(real):
        return True
    with suppress(OSError):
        if real.samefile(book):
            return True
    return any(real.name.endswith(end) and is_book(real.with_name(real.name.removesuffix(end))) for end in SIDECARS)


def set_aside(path: Path) -> None:
    """Rename what SQLite kept beside a book that is gone: a new book there must not swallow it."""
    left = [each for each in sidecars(path) if os.path.lexists(each)]
    if left and not path.exists():  # asked last: what was there before the book is not the book's
        for beside in left:
            beside.rename(free_name(beside.with_name(beside.name + ".old")))
