"""A book's file written anew under a key or under none, compared, and put in its place while nobody else has the book open."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from dossier.disk import part_beside, put
from dossier.i18n import _
from dossier.records.book import DamagedBookError, damaged, is_no_text
from dossier.records.book_file import connected, sidecars
from dossier.records.database import failures
from dossier.records.keys import Key


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


def compare(copy: sqlite3.Connection, counts: dict[str, int], path: Path, *, quick: bool = False) -> None:
    """Look through a copy of the book at `path`; raises DamagedBookError if it is not sound or holds other rows.

    The quick check does not compare the indexes with their tables, and reads no texts.
    """
    asked = "PRAGMA quick_check(3)" if quick else "PRAGMA integrity_check(3)"
    problems = [str(row[0]) for row in copy.execute(asked) if row[0] != "ok"]
    if not quick:
        problems += no_texts(copy)
    if not problems and row_counts(copy) != counts:
        problems = [_("the copy does not hold the same rows")]
    if problems:
        failure = damaged(path, problems[0])
        raise DamagedBookError(failure.message + " " + _("No copy was made of it."), failure.way_out)


def no_texts(connection: sqlite3.Connection) -> list[str]:
    """Return the tables in which bytes stand where a text should: SQLite itself does not look."""
    found = []
    for name in row_counts(connection):
        try:
            for _row in connection.execute(f'SELECT * FROM "{name}"'):  # noqa: S608
                pass
        except failures(UnicodeDecodeError) as error:
            if not is_no_text(error):
                raise
            found.append(_("{table} holds bytes that are no text").format(table=name))
    return found


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table holds; the index itself has none that can be counted, but the tables behind it."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %' ORDER BY name"
    names = [row[0] for row in connection.execute(sql)]
    return {name: connection.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


@contextmanager
def alone(path: Path, *, by_cipher: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a book so that nobody else reads or writes it before it is closed; what was cut off before is finished first."""
    with closing(connected(path, by_cipher=by_cipher)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # this mode keeps the lock
        yield connection
