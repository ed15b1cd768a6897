"""Letters that are in the log already."""

import sqlite3


def is_logged(connection: sqlite3.Connection, message_id: str) -> bool:
    """Tell whether a letter with this number is in anybody's log."""
    row = connection.execute("SELECT 1 FROM log_entry WHERE message_id = :id LIMIT 1", {"id": message_id}).fetchone()
    return row is not None
