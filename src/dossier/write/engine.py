"""SQLAlchemy's engine on the file of a book."""

from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool

from dossier.records.book_file import connected
from dossier.records.database import cipher
from dossier.records.keys import salt_of

CACHE = 98_304
"""KiB of the book that a writer may hold in memory: with SQLite's two MiB a long import writes every page many times."""


def engine_for(path: Path) -> Engine:
    """Return the engine of a book: WAL, foreign keys on, waiting at most five seconds for another writer.

    It is kept for the life of the process, with the statements it has compiled; connections are not.
    """
    return _engine(path, encrypted=salt_of(path) is not None)


@cache
def _engine(path: Path, *, encrypted: bool) -> Engine:
    library = {"module": cipher()} if encrypted else {}  # whose failures SQLAlchemy knows
    engine = create_engine("sqlite://", creator=lambda: connected(path), poolclass=NullPool, **library)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")

    return engine
