"""What a book says of itself: a name that stays the same."""

import hashlib
import sqlite3

FIRST = "SELECT at, command FROM operation ORDER BY id LIMIT 1"


def book_name(connection: sqlite3.Connection) -> str:
    """Return twelve characters that tell this book from others for ever: a digest of its first operation."""
    first = connection.execute(FIRST).fetchone()
    text = f"{first[0]} {first[1]}" if first else ""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
