"""Counting the writes of this machine in the book, in the transaction that it counts."""

import sqlite3
from datetime import datetime

_COUNT = """INSERT INTO writer (place, machine, number, at) VALUES (:place, :machine, :number, :at)
    ON CONFLICT (place) DO UPDATE SET machine = :machine, number = MAX(number + 1, :number), at = :at"""


def count(connection: sqlite3.Connection, place: str, machine: str, least: int, now: datetime) -> None:
    """Count one write more of a place; the number becomes at least `least`, for none of its numbers means two writes."""
    values = {"place": place, "machine": machine, "number": least, "at": now.isoformat(timespec="seconds")}
    connection.execute(_COUNT, values)
