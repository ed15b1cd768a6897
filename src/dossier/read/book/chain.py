"""Whether the history of a book leads to what the book holds: each change begins where the one before ended."""

import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from dossier.i18n import _
from dossier.records.chain import Break
from dossier.records.kinds import BY_TABLE

_CHANGES = """SELECT h.row_id, h.before, h.after FROM change h JOIN operation o ON o.id = h.operation_id
    WHERE h.table_name = :table AND o.undone_at IS NULL ORDER BY h.row_id, h.id"""
_UNTOLD = """SELECT id FROM {table} WHERE id > (SELECT MIN(row_id) FROM change WHERE table_name = :table)
    AND NOT EXISTS (SELECT 1 FROM change WHERE table_name = :table AND row_id = {table}.id) LIMIT 20"""
"""Rows without a history: only what a migration made has none, before any command wrote to its table."""
_LATER = """SELECT c.id, MAX(l.on_date) FROM contact c JOIN log_entry l ON l.contact_id = c.id
    WHERE (l.channel <> 'note' OR l.direction <> 'both') GROUP BY c.id
    HAVING MAX(l.on_date) > COALESCE(MAX(c.last_touch_on), '')"""


def breaks(connection: sqlite3.Connection) -> Iterator[Break]:
    """Yield every place where the history of a row has a gap, or ends in another state than the row's."""
    tables = [row[0] for row in connection.execute("SELECT DISTINCT table_name FROM change").fetchall()]
    for table in sorted(tables):
        for number, changes in groupby(connection.execute(_CHANGES, {"table": table}), key=itemgetter(0)):
            yield from _of_row(connection, table, number, changes)
        for (number,) in connection.execute(_UNTOLD.format(table=f'"{table}"'), {"table": table}).fetchall():
            yield Break(table, number, "", None, _("the beginning of {ref} is missing").format(ref=_ref(table, number)))
    for number, day in connection.execute(_LATER):
        yield _now("contact", number, "last_touch_on", day)


def _of_row(connection: sqlite3.Connection, table: str, number: int, changes: Iterator[Any]) -> Iterator[Break]:
    state: dict[str, Any] = {}
    there = known = False
    for _number, *texts in changes:
        before, after = (None if text is None else json.loads(text) for text in texts)
        if (before is None and there) or (before is not None and known and not there):
            yield Break(table, number, "", None, _("{ref} came or went twice").format(ref=_ref(table, number)))
        elif before is not None and not known:
            yield Break(table, number, "", None, _("the beginning of {ref} is missing").format(ref=_ref(table, number)))
        for column, value in (before or {}).items():
            if column in state and state[column] != value:
                what = _("a change of {ref} is missing ({column})").format(ref=_ref(table, number), column=column)
                yield Break(table, number, column, None, what)
        there, known = after is not None, True
        state = state | after if after is not None else {}
    yield from _compared(connection, table, number, state if there else None)


def _compared(connection: sqlite3.Connection, table: str, number: int, state: dict[str, Any] | None) -> Iterator[Break]:
    """Yield where a row is not in the state in which its history ends."""
    asked = connection.execute(f'SELECT * FROM "{table}" WHERE id = :id', {"id": number})  # noqa: S608  (checked below)
    row = asked.fetchone()
    if (row is None) != (state is None):
        words = _("{ref} is gone, but not by any command") if row is None else _("{ref} is there, but was deleted")
        yield Break(table, number, "", None, words.format(ref=_ref(table, number)))
        return
    held = {} if row is None else dict(zip((each[0] for each in asked.description), row, strict=True))
    for column, value in (state or {}).items():
        if column in held and held[column] != value:
            yield _now(table, number, column, value)


def _now(table: str, number: int, column: str, wanted: Any) -> Break:
    words = _("{column} of {ref} is not what was noted last").format(column=column, ref=_ref(table, number))
    return Break(table, number, column, wanted, words)


def _ref(table: str, number: int) -> str:
    return f"{BY_TABLE[table].letter}{number}" if table in BY_TABLE else f"{table} {number}"
