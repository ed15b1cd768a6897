"""Indexes that only slow a long import down: set aside while it writes, and made again before it ends, all in its transaction."""

import sqlite3

MANY = 5000
"""Rows from which on it is quicker to sort a whole index at the end than to keep it with every row."""
_ASKED = frozenset(
    "ix_look_up_firm ix_look_up_record_id ix_point_normal ix_point_contact_id ix_point_company_id ix_contact_company_id"
    " ix_fact_subject ix_change_row ix_log_entry_contact_day ix_follow_up_contact_id".split()
)
"""What is asked of the book while people and firms come in: these stay."""
_FILLED = ("contact", "company", "point", "fact", "log_entry", "follow_up", "change")
_DERIVED = ("look_up", "search_place")


def set_aside(connection: sqlite3.Connection, rows: int) -> list[str]:
    """Drop the indexes that no question of an import of people needs, and return the statements that make them again.

    None is dropped where few rows come, nor in a table that holds more already: then the sorting at the end would cost more.
    """
    if rows < MANY:
        return []
    last = {table: connection.execute(f"SELECT MAX(id) FROM {table}").fetchone()[0] or 0 for table in _FILLED}  # noqa: S608
    tables = [table for table in _FILLED if last[table] <= rows] + list(_DERIVED if last["change"] <= rows else ())
    marks = ", ".join("?" * len(tables))
    held = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"  # noqa: S608
        f" AND tbl_name IN ({marks}) ORDER BY rowid",
        tables,
    ).fetchall()
    dropped = [(name, sql) for name, sql in held if name not in _ASKED]
    for name, _sql in dropped:
        connection.execute(f'DROP INDEX "{name}"')
    return [sql for _name, sql in dropped]


def make_again(connection: sqlite3.Connection, statements: list[str]) -> None:
    """Make what was set aside as it was."""
    for sql in statements:
        connection.execute(sql)
    statements.clear()
