"""What is in a copy of a book, without changing anything beside it."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from dossier.errors import BookError
from dossier.records.backups import Held
from dossier.records.book import APPLICATION_ID
from dossier.records.book_file import connected, opened_to_read
from dossier.records.database import failures
from dossier.records.forgetting import COMMAND

LOOKED_THROUGH = 50_000_000
"""Bytes up to which a copy is looked through for damage whenever it is listed."""
_AS_IT_LIES = "ro&immutable=1"
"""A copy is finished: nothing beside it is touched, nothing in it rolled back."""
_COUNTED = ("contact", "company", "deal", "log_entry")


def held(path: Path) -> Held:
    """Return what a copy holds; one that cannot be read, or is no book, is not sound."""
    try:
        with closing(connected(path, _AS_IT_LIES)) as copy:
            if copy.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return Held()
            counted = " UNION ALL ".join(f"SELECT COUNT(*) FROM {table}" for table in _COUNTED)  # noqa: S608
            contacts, companies, deals, log = (row[0] for row in copy.execute(counted))
            looked = path.stat().st_size <= LOOKED_THROUGH
            return Held(
                copy.execute("PRAGMA user_version").fetchone()[0],
                contacts,
                companies,
                deals,
                log,
                last_written(copy),
                copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok" if looked else None,
            )
    except failures(OSError, BookError):
        return Held()


def begun(path: Path) -> tuple[int, datetime | None]:
    """Return the form of a book and when something was written to it first, if ever; raises what `failures` names."""
    with closing(opened_to_read(path)) as book:
        first = book.execute("SELECT at FROM operation ORDER BY id LIMIT 1").fetchone()
        return book.execute("PRAGMA user_version").fetchone()[0], datetime.fromisoformat(first[0]) if first else None


def last_written(copy: sqlite3.Connection) -> datetime | None:
    """Return when something was written to a book last, if ever; people are forgotten in older copies, too, which adds nothing."""
    sql = "SELECT at FROM operation WHERE substr(command, 1, length(:forget)) <> :forget ORDER BY id DESC LIMIT 1"
    last = copy.execute(sql, {"forget": COMMAND}).fetchone()
    return datetime.fromisoformat(last[0]) if last else None


def digests_in(path: Path) -> set[str]:
    """Return the digests of the kept files that a copy names; raises what `failures` names where it cannot be read."""
    with closing(connected(path, _AS_IT_LIES)) as copy:
        return {row[0] for row in copy.execute("SELECT DISTINCT digest FROM attachment WHERE digest IS NOT NULL")}


_EVER_NAMED = """SELECT digest FROM attachment
    UNION SELECT json_extract(before, '$.digest') FROM change WHERE table_name = 'attachment'
    UNION SELECT json_extract(after, '$.digest') FROM change WHERE table_name = 'attachment'"""


def ever_named(connection: sqlite3.Connection) -> set[str]:
    """Return the digests of the kept files that a book or its history names: undo may bring such a one back."""
    return {row[0] for row in connection.execute(_EVER_NAMED) if row[0]}


_WRITTEN = "SELECT at, sentence FROM operation WHERE undone_at IS NULL ORDER BY id DESC"


def written_since(connection: sqlite3.Connection, copy: Path) -> list[tuple[datetime, str]]:
    """Return the operations of a book that are not in a copy of it, the newest first: when, and their sentence."""
    with closing(connected(copy, _AS_IT_LIES)) as other:
        held = {tuple(row) for row in other.execute(_WRITTEN)}
    rows = map(tuple, connection.execute(_WRITTEN))
    return [(datetime.fromisoformat(row[0]), row[1]) for row in rows if row not in held]
