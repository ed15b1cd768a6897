"""What a book says of itself: a name that stays the same."""

import sqlite3

FIRST = "SELECT at, command FROM operation ORDER BY id LIMIT 1"


def beginning(connection: sqlite3.Connection) -> str:
    """Return when a book was begun and by which command, empty for one that holds nothing: by that it is told from others."""
    first = connection.execute(FIRST).fetchone()
    return f"{first[0]} {first[1]}" if first else ""


def book_name(connection: sqlite3.Connection) -> str:
    """Return twelve characters that tell this book from others for ever: a digest of its first operation."""
    import hashlib  # it brings OpenSSL with it, for which the morning does not wait

    return hashlib.sha256(beginning(connection).encode()).hexdigest()[:12]
