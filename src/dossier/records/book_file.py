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
from dossier.records.database import cipher, failure_name, failures
from dossier.records.keys import Key, key_of, known_key, salt_of

SIDECARS = ("-wal", "-shm", "-journal")
PATIENCE = 5.0
"""Seconds that a command waits for another one that is writing."""
_MAGIC = b"SQLite format 3\x00"
_SHUT = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR_SHM")  # the last: no room for the shared memory


def connected(
    path: Path,
    mode: str = "rw",
    *,
    patience: float = PATIENCE,
    key: Key | None = None,
    by_cipher: bool = False,
) -> sqlite3.Connection:
    """Return a connection to a file that is there; `mode` is `rw` or `ro`. It opens no transaction by itself.

    An encrypted file is opened by its key, an empty one is made with the `key` given; `by_cipher`: a plain one is opened by
    SQLCipher, too, which can write it into an encrypted one. Raises BookError where nobody knows the key.
    """
    location = f"{path.absolute().as_uri()}?mode={mode}"  # every sign that a name may hold is quoted
    key = key or key_of(path)
    library = sqlite3 if key is None and not by_cipher else cipher()
    connection: sqlite3.Connection = library.connect(
        location, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )  # a long import writes by a second thread
    if library is sqlite3:
        return connection
    connection.execute("PRAGMA cipher_log_level = NONE")  # else it speaks on stderr of what we say in a sentence
    if key is not None:
        connection.execute(f'PRAGMA key = "{key.pragma}"')
    return connection


def fits(path: Path, key: Key) -> bool:
    """Tell whether a key opens a file."""
    with closing(connected(path, "ro", key=key)) as connection:
        try:
            connection.execute(
                "PRAGMA schema_version"
            ).fetchone()  # of the first page: what is damaged further on is no matter here
        except failures() as error:
            if failure_name(error) == "SQLITE_NOTADB":
                return False
            raise
    return True


def opened_to_read(path: Path) -> sqlite3.Connection:
    """Return a connection that only reads, after finishing what a command that was cut off left half done.

    A book in a folder that cannot be written is read as it lies. Raises what `failures` names, BookError without its key.
    """
    try:
        return _tried(path, "ro")
    except failures(name="OperationalError") as error:
        if not failure_name(error).startswith(_SHUT):
            raise
        with suppress(*failures(name="OperationalError")):
            _tried(path, "rw").close()  # only one that may write can roll a cut-off change back
            return _tried(path, "ro")
        if any(_size(beside) for beside in sidecars(path, ("-wal", "-journal"))):
            raise
    return _tried(path, "ro&immutable=1")  # a WAL book in a folder without a place for its shared memory


def _tried(path: Path, mode: str) -> sqlite3.Connection:
    connection = connected(path, mode)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except failures():
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
    """Tell by the first bytes of a file whether it is a book, of any form; an encrypted one whose key is unknown is taken for one."""
    if salt_of(path) is not None:
        return _is_encrypted_book(path)
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            head = stream.read(72)
    except OSError:
        return False
    return head.startswith(_MAGIC) and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def _is_encrypted_book(path: Path) -> bool:
    if known_key(path) is None:
        return True
    with suppress(*failures()), closing(connected(path, "ro")) as connection:
        return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)
    return True


def belongs_to_book(path: Path, book: Path) -> bool:
    """Tell whether a path leads to `book`, to any other book, or to what SQLite keeps beside one."""
    real = real_path(path)
    if salt_of(real) is not None and salt_of(real) == salt_of(book):
        key_of(book)  # what it exported has its key, and is no book
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
