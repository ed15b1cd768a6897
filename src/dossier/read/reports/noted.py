"""On which day a row was noted, for rows that keep no day of their own: the history of the book tells it."""

import json
import sqlite3
from datetime import date

_WRITTEN = """SELECT h.row_id, substr(p.at, 1, 10) AS day, h.after FROM change h JOIN operation p ON p.id = h.operation_id
    WHERE h.table_name = :table AND h.after IS NOT NULL AND p.undone_at IS NULL ORDER BY h.id"""


def noted_on(connection: sqlite3.Connection, table: str, column: str = "") -> dict[int, date]:
    """Return the day on which each row of a table was first written, or on which a column of it last got its value."""
    found: dict[int, date] = {}
    for number, day, after in connection.execute(_WRITTEN, {"table": table}):
        if number not in found or (column and json.loads(after).get(column) is not None):
            found[number] = date.fromisoformat(day)
    return found
