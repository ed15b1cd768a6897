"""Bringing a book to the form of today's tables, with a backup beside it first."""

import sqlite3
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from sqlmodel import SQLModel

from dossier.disk import free_name
from dossier.records.backups import name_of
from dossier.records.book import APPLICATION_ID, SCHEMA, broken
from dossier.records.database import as_connection, failure_name
from dossier.write import search, tables
from dossier.write.book.backup import copy_book
from dossier.write.engine import engine_for

MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE = 60.0
"""Seconds that a command waits for another one that is bringing the same book to today's form."""


def migrate(path: Path, backups: Path, now: datetime) -> Path | None:
    """Bring a book to today's form and return the backup that was made first, or None if another command did it meanwhile.

    Raises BookError or DossierError in the user's words; the book is then as it was.
    """

    def keep() -> Path:
        return copy_book(path, free_name(backups / name_of(path.stem, f"before-{SCHEMA}", now)))

    until = time.monotonic() + PATIENCE
    while True:
        try:
            return upgrade(path, keep)
        except DatabaseError as error:
            failure = broken(path, error.orig or error)
            if "SQLITE_BUSY" not in failure_name(error.orig or error) or time.monotonic() > until:
                raise failure from error
        time.sleep(0.05)


def upgrade(path: Path, keep: Callable[[], Path] | None = None) -> Path | None:
    """Make a new book of today's tables, or run every outstanding migration on an older one, in one transaction.

    Nobody else writes between `keep`, which saves a book that is not new, and the end. Returns what `keep` returned.
    """
    path.touch(0o600)
    with engine_for(path).connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        form = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if form >= SCHEMA:
            return None
        saved = keep() if keep is not None and form else None
        if form:
            _run(connection, form)
            tables.every()
            search.rebuild(driver_of(connection))  # of today's columns, whatever the migrations have added
        else:
            tables.every()
            SQLModel.metadata.create_all(connection)
            connection.exec_driver_sql(search.SEARCH)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
        connection.commit()
    return saved


def driver_of(connection: Connection) -> sqlite3.Connection:
    """Return SQLite's own connection; raises TypeError on another engine."""
    return as_connection(connection.connection.driver_connection)


def _run(connection: Connection, form: int) -> None:
    from alembic import command  # 0.2 s that only an older book pays
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.stamp(config, f"{form:04}", purge=True)
    command.upgrade(config, "head")
