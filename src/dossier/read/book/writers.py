"""Who wrote to the file of a book."""

import sqlite3
from datetime import datetime

from dossier.records.writers import Writer


def writers(connection: sqlite3.Connection) -> list[Writer]:
    """Return every machine that wrote to a book, the last one first; none of a book that is older than such counts."""
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'writer')").fetchone()[0]:
        return []
    rows = connection.execute("SELECT place, machine, number, at FROM writer ORDER BY at DESC, place")
    return [Writer(row[0], row[1], row[2], datetime.fromisoformat(row[3])) for row in rows]
