"""What became of a ref that was merged away: the history of operations knows.

The command of such an operation is `merge KEPT GONE`, by refs.
"""

import sqlite3

from dossier.records.ref import Ref, read_ref

_MERGES = """SELECT command FROM operation WHERE command >= :low AND command < :low || char(1114111)
    AND undone_at IS NULL"""
"""The merges that stand and begin as `low` does, by the index of commands."""

_MERGES = """SELECT command FROM operation WHERE command >= :low AND command < :low || char(1114111)
    AND undone_at IS NULL"""
"""The merges that stand and begin as `low` does, by the index of commands."""


def merged_into(connection: sqlite3.Connection, gone: Ref) -> Ref | None:
    """Return the record that a merged one lives on in today, or None if it was never merged."""
    survivor = None
    for _step in range(50):
        row = connection.execute(
            f"{_MERGES} AND command LIKE :words ORDER BY id DESC LIMIT 1", {"low": "merge ", "words": f"merge % {gone}"}
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
        rows = connection.execute(_MERGES, {"low": f"merge {left.pop()} "}).fetchall()
        new = [ref for row in rows if (ref := read_ref(row[0].split()[2])) is not None and ref not in found]
        found += new
        left += new
    return found


def impossible_merges(connection: sqlite3.Connection) -> list[str]:
    """Return the merges that cannot be: into itself, in a circle, of one record twice, into one there never was."""
    rows = connection.execute("SELECT command FROM operation WHERE undone_at IS NULL AND command LIKE 'merge _% _%'")
    into: dict[Ref, Ref] = {}
    found = []
    for (command,) in rows.fetchall():
        keep, gone = (read_ref(word) for word in command.split()[1:3])
        if keep is None or gone is None:
            continue
        if gone in into or not _was_there(connection, keep) or _ends_at(into, keep) == gone:
            found.append(command)
        into.setdefault(gone, keep)
    return found


def _ends_at(into: dict[Ref, Ref], ref: Ref) -> Ref:
    seen = {ref}
    while ref in into and into[ref] not in seen:
        ref = into[ref]
        seen.add(ref)
    return ref


def _was_there(connection: sqlite3.Connection, ref: Ref) -> bool:
    """Tell whether a record is in the book, or was and left it by an operation that stands."""
    sql = f"""SELECT EXISTS (SELECT 1 FROM {ref.kind.table} WHERE id = :id) OR EXISTS (SELECT 1 FROM change c
        JOIN operation o ON o.id = c.operation_id AND o.undone_at IS NULL
        WHERE c.table_name = :table AND c.row_id = :id AND c.after IS NULL)"""  # noqa: S608  (a table of the program)
    return bool(connection.execute(sql, {"id": ref.id, "table": ref.kind.table}).fetchone()[0])
