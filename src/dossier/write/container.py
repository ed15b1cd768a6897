"""Any content as an encrypted file: one table `piece` of SQLCipher, read as the stream that it was."""

import errno
import io
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dossier.disk import opened_input, read_piece
from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.records.book_file import connected
from dossier.records.database import failure_name, failures
from dossier.records.keys import Key, salt_of

if TYPE_CHECKING:
    from typing_extensions import Buffer

APPLICATION_ID = 0x446F7366
"""SQLite's application_id of a container: the bytes of `Dosf`."""
PIECE = 1 << 20
"""Bytes of a piece; the last one has fewer."""


def enclose(content: Iterable[bytes], part: Path, key: Key) -> None:
    """Write a content into an empty file, encrypted; raises OSError as any writing does."""
    try:
        with closing(connected(part, key=key)) as connection:
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("CREATE TABLE piece (number INTEGER PRIMARY KEY, content BLOB NOT NULL)")
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO piece VALUES (?, ?)", enumerate(_cut(content)))
            connection.execute("COMMIT")
    except failures() as error:
        code = errno.ENOSPC if failure_name(error) == "SQLITE_FULL" else errno.EIO
        raise OSError(code, os.strerror(code), str(part)) from error


def _cut(content: Iterable[bytes]) -> Iterator[bytes]:
    held = bytearray()
    for each in content:
        for at in range(0, len(each), PIECE):
            held += each[at : at + PIECE]
            if len(held) >= PIECE:
                yield bytes(held[:PIECE])
                del held[:PIECE]
    if held:
        yield bytes(held)


def is_container(path: Path) -> bool:
    """Tell whether an encrypted file, whose key is asked for, holds a content and no book."""
    if salt_of(path) is None:
        return False
    with closing(connected(path, "ro")) as connection:
        return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


@contextmanager
def opened_content(path: Path, limit: int) -> Iterator[BinaryIO]:
    """Open a file to be read, an encrypted one as what it holds; raises as `opened_input` does, and BookError without its key."""
    try:
        with opened_input(path, limit) as stream:
            if not is_container(path):
                yield stream
                return
        with closing(connected(path, "ro")) as connection:
            counted = connection.execute("SELECT COUNT(*), MAX(number) FROM piece").fetchone()
            yield io.BufferedReader(_Pieces(counted, connection), PIECE)
    except failures() as error:
        raise InvalidValueError(
            _("{path} is damaged.").format(path=path), _("Bring it back from where it came from.")
        ) from error


def beginning(path: Path, limit: int, size: int) -> bytes:
    """Return at most `size` bytes of what a file holds, from its beginning; raises as `opened_content` does."""
    if salt_of(path) is None:
        return read_piece(path, limit, size)
    with opened_content(path, limit) as stream:
        return stream.read(size)


class _Pieces(io.RawIOBase):
    """The pieces of a container as a stream that can be read from any place."""

    def __init__(self, counted: tuple[int, int | None], connection: sqlite3.Connection) -> None:
        self._connection, self._at = connection, 0
        count, last = counted
        self._size = 0 if last is None else (count - 1) * PIECE + len(self._piece(last))

    def _piece(self, number: int) -> bytes:
        sql = "SELECT content FROM piece WHERE number = ?"
        found = self._connection.execute(sql, (number,)).fetchone()
        return bytes(found[0]) if found else b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: "Buffer") -> int:
        into = memoryview(buffer).cast("B")
        found = self._piece(self._at // PIECE)[self._at % PIECE :][: len(into)]
        into[: len(found)] = found
        self._at += len(found)
        return len(found)
