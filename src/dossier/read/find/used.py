"""Which records there are, and which kinds of addresses and which facts are noted of anybody."""

import sqlite3


def used(connection: sqlite3.Connection, noun: str) -> set[str]:
    """Return the kinds of addresses and the keys of facts that a kind of record has in this book."""
    keys = connection.execute("SELECT DISTINCT key FROM fact WHERE subject_kind = :noun", {"noun": noun})
    found = {row[0] for row in keys}
    if noun in {"contact", "company"}:
        sql = f"SELECT DISTINCT kind FROM point WHERE {noun}_id IS NOT NULL"  # noqa: S608  (one of two words)
        found |= {row[0] for row in connection.execute(sql)}
    return found


def numbers(connection: sqlite3.Connection, table: str) -> list[int]:
    """Return the ids of every row of a table."""
    return [row[0] for row in connection.execute(f"SELECT id FROM {table} ORDER BY id")]  # noqa: S608  (a name of our own)
