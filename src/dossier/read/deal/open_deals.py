"""The firms that something is open with."""

import sqlite3

MOST = 50


def firms(connection: sqlite3.Connection) -> list[int]:
    """Return the numbers of the first firms with a deal that is neither won nor lost nor asleep."""
    rows = connection.execute(
        "SELECT DISTINCT company_id FROM deal WHERE company_id IS NOT NULL"
        " AND stage NOT IN ('paid', 'won', 'lost', 'dormant') ORDER BY company_id LIMIT :most",
        {"most": MOST},
    )
    return [row[0] for row in rows]
