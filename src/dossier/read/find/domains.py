"""Domains that the book knows and that are nearly another one."""

import sqlite3
from collections.abc import Iterable

_AT_ONCE = 400


def held_domain(connection: sqlite3.Connection, domain: str, near: Iterable[str]) -> str | None:
    """Return a known mail domain among some that are nearly `domain`; None where `domain` itself is known."""
    if _first(connection, [domain]):
        return None
    wanted = sorted(near)
    for at in range(0, len(wanted), _AT_ONCE):
        found = _first(connection, wanted[at : at + _AT_ONCE])
        if found is not None:
            return found
    return None


def _first(connection: sqlite3.Connection, domains: list[str]) -> str | None:
    marks = ", ".join("?" * len(domains))
    row = connection.execute(f"SELECT word FROM look_up WHERE word IN ({marks}) LIMIT 1", domains).fetchone()  # noqa: S608
    return str(row[0]) if row else None
