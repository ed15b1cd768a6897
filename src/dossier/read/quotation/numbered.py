"""A quotation by its number, and how many lines it has."""

import sqlite3

from dossier.records.ref import Ref


def numbered(connection: sqlite3.Connection, number: str) -> Ref | None:
    """Return the newest quotation of a number, or None."""
    row = connection.execute("SELECT MAX(id) FROM quote WHERE number = :number", {"number": number}).fetchone()
    return Ref("q", row[0]) if row[0] else None


def line_count(connection: sqlite3.Connection, quote: Ref) -> int:
    """Return how many lines a quotation has."""
    return int(
        connection.execute("SELECT COUNT(*) FROM quote_line WHERE quote_id = :id", {"id": quote.id}).fetchone()[0]
    )
