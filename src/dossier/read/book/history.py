"""What was done, newest first, and the past of each field of a record."""

import json
import sqlite3
from datetime import datetime
from typing import Any

from dossier.read.find.merged import merged_from
from dossier.read.find.who import label
from dossier.read.rows import all_of, one_of
from dossier.records.history import FieldChange, Operation
from dossier.records.kinds import BY_TABLE
from dossier.records.ref import Ref

_OPERATION = "SELECT id, at, command, sentence, source, undone_at FROM operation"
HIDDEN = frozenset(
    {"id", "created_on", "last_touch_on", "touch_by", "waiting_since", "birthday", "month_day", "operation_id"}
)
"""Columns that follow from others; their changes would only be noise in a history."""


def operations(connection: sqlite3.Connection, limit: int) -> tuple[Operation, ...]:
    """Return the last operations, newest first, those taken back among them."""
    return all_of(connection, Operation, f"{_OPERATION} ORDER BY id DESC LIMIT :limit", {"limit": limit})


_KEPT = "EXISTS (SELECT 1 FROM change WHERE operation_id = operation.id)"
"""What tells an operation that can be taken back or done again: forgetting somebody leaves no changes behind."""


def last_to_undo(connection: sqlite3.Connection) -> Operation | None:
    """Return the newest operation that still stands and can be taken back, or None."""
    return one_of(connection, Operation, f"{_OPERATION} WHERE undone_at IS NULL AND {_KEPT} ORDER BY id DESC LIMIT 1")


def next_to_redo(connection: sqlite3.Connection) -> Operation | None:
    """Return the operation that was taken back last, if nothing was written since; else None.

    One that was taken back before something else was written has no changes any more: that ended it.
    """
    after = f"COALESCE((SELECT id FROM operation WHERE undone_at IS NULL AND {_KEPT} ORDER BY id DESC LIMIT 1), 0)"  # noqa: S608
    sql = f"{_OPERATION} WHERE undone_at IS NOT NULL AND id > {after} AND {_KEPT} ORDER BY id LIMIT 1"
    return one_of(connection, Operation, sql)


_CHANGES = """SELECT h.operation_id, p.at, p.sentence, p.source, h.table_name, h.row_id, h.before, h.after
    FROM change h JOIN operation p ON p.id = h.operation_id
    WHERE h.table_name = :table AND h.row_id = :id AND p.undone_at IS NULL ORDER BY h.id DESC LIMIT :limit"""


def changes_of(connection: sqlite3.Connection, ref: Ref, limit: int = 500) -> list[FieldChange]:
    """Return every change of a record's own columns, newest first, with those of records merged into it."""
    table = ref.kind.table
    found: list[FieldChange] = []
    for each in (ref, *merged_from(connection, ref)):
        for row in connection.execute(_CHANGES, {"table": table, "id": each.id, "limit": limit}).fetchall():
            found += _fields(connection, row) if each == ref or row["after"] is not None else []
    return sorted(found, key=lambda change: -change.operation_id)


def _fields(connection: sqlite3.Connection, row: sqlite3.Row) -> list[FieldChange]:
    before: dict[str, Any] = json.loads(row["before"] or "{}")
    after: dict[str, Any] = json.loads(row["after"] or "{}")
    ref = Ref(BY_TABLE[row["table_name"]].letter, row["row_id"])
    names = [name for name in {**before, **after} if name not in HIDDEN and before.get(name) != after.get(name)]
    return [
        FieldChange(
            row["operation_id"], datetime.fromisoformat(row["at"]), row["sentence"], str(ref), name,
            _text(connection, name, before.get(name)), _text(connection, name, after.get(name)), row["source"],
        )
        for name in names
    ]  # fmt: skip


_NAMED = {"company_id": "o", "other_id": "o", "contact_id": "c", "head_id": "c", "said_by_id": "c", "deal_id": "d",
          "replaces_id": "q", "quote_id": "q", "offer_id": "a", "order_id": "s"}  # fmt: skip
"""Columns that point to a record with a name, and the letter of its ref."""


def _text(connection: sqlite3.Connection, column: str, value: Any) -> str | None:
    if value is None:
        return None
    if column in _NAMED:
        ref = Ref(_NAMED[column], int(value))
        return f"{label(connection, ref)} ({ref})"
    return str(value)
