"""A book, and what is kept beside it, under another key or under none: each written anew beside, compared, and put in its place."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

from dossier.disk import part_beside, put, real_path
from dossier.records.book import broken
from dossier.records.book_file import connected, sidecars
from dossier.records.container import opened_content
from dossier.records.database import failures
from dossier.records.keys import Key, key_of
from dossier.write.book.backup import alone, compare, row_counts
from dossier.write.files import LIMIT, PIECE, lay_down


def change_book(path: Path, key: Key | None) -> None:
    """Let a book be encrypted by a key, or by none; whatever cuts it off, a book that opens lies there.

    Nobody else has it open meanwhile. Raises DossierError if another command has, or if the disk is full.
    """

    def fill(book: sqlite3.Connection, part: Path) -> None:
        write_anew(book, path, part, key)

    try:
        exchange(real_path(path), fill)
    except failures() as error:
        raise broken(path, error) from error


def exchange(real: Path, fill: Callable[[sqlite3.Connection, Path], None]) -> None:
    """Put the file that `fill` makes in the place of a book that nobody else has open until then, with nothing left beside it."""
    with part_beside(real) as part, ExitStack() as held:
        book = held.enter_context(alone(real, by_cipher=True))
        book.execute(
            "PRAGMA journal_mode = DELETE"
        )  # the WAL goes, and what stood in it; all of the book is in one file
        fill(book, part)
        if os.name == "nt":
            held.close()  # a file that is open cannot be replaced there
        for beside in sidecars(real):
            beside.unlink(missing_ok=True)
        put(part, real, replace=True)


def write_anew(source: sqlite3.Connection, path: Path, part: Path, key: Key | None) -> None:
    """Write the book that SQLCipher reads into an empty file, encrypted by a key or by none; `path` is its name.

    Raises DamagedBookError if what comes out is not sound or not the same.
    """
    counts = row_counts(source)
    source.execute("ATTACH DATABASE ? AS anew KEY ?", (part.absolute().as_uri(), key.pragma if key else ""))
    source.execute("SELECT sqlcipher_export('anew')")
    for name in ("application_id", "user_version"):
        source.execute(f"PRAGMA anew.{name} = {source.execute(f'PRAGMA main.{name}').fetchone()[0]}")
    source.execute("DETACH DATABASE anew")
    with closing(connected(part, key=key)) as copy:
        compare(copy, counts, path)


def change_file(place: Path, key: Key | None) -> bool:
    """Let a kept file be encrypted by a key, or by none, and tell whether it had to be changed."""
    if key_of(place) == key:
        return False
    with part_beside(place) as part:
        with opened_content(place, LIMIT) as stream:
            lay_down(iter(lambda: stream.read(PIECE), b""), part, key)
        put(part, place, replace=True)
    return True
