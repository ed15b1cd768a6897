"""Questions about the products that a client sells."""

import sqlite3

_MAKEABLE = """SELECT COUNT(*) AS known, COALESCE(SUM(can_make = 'yes'), 0) AS ours FROM client_product
    WHERE company_id = :id AND told_by_id IS NULL"""


def makeable(connection: sqlite3.Connection, company: int | None) -> tuple[int, int]:
    """Return how many of a firm's products we can make, and how many are noted."""
    row = connection.execute(_MAKEABLE, {"id": company}).fetchone()
    return row["ours"], row["known"]
