"""What became of a ref that was merged away: the history of operations knows.

The command of such an operation is `merge KEPT GONE`, by refs.
"""

import sqlite3

from dossier.facts.records import Ref, read_ref


def merged_into(connection: sqlite3.Connection, gone: Ref) -> Ref | None:
    """Return the record that a merged one lives on in today, or None if it was never merged."""
    survivor = None
    for _step in range(50):
        row = connection.execute(
            "SELECT command FROM operation WHERE undone_at IS NULL AND command LIKE :words ORDER BY id DESC LIMIT 1",
            {"words": f"merge % {gone}"},
        ).fetchone()
        found = read_ref(row[0].split()[1]) if row else None
        if found is None or found == survivor:
            break
        survivor = gone = found
    return survivor


def merged_from(connection: sqlite3.Connection, keep: Ref) -> list[Ref]:
    """Return every record that was merged into this one, also by way of others."""
    found: list[Ref] = []
    left = [keep]
    while left:
        rows = connection.execute(
            "SELECT command FROM operation WHERE undone_at IS NULL AND command LIKE :words",
            {"words": f"merge {left.pop()} %"},
        ).fetchall()
        new = [ref for row in rows if (ref := read_ref(row[0].split()[2])) is not None and ref not in found]
        found += new
        left += new
    return found
