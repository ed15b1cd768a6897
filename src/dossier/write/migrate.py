"""Bringing a book to the form of today's tables, with a backup beside it first."""

import sqlite3
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from dossier.facts.book import APPLICATION_ID, SCHEMA
from dossier.write.backup import copy_book

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(path: Path, backups: Path, now: datetime) -> Path | None:
    """Bring a book to today's form and return the backup that was made first, or None for a fresh book."""
    with sqlite3.connect(path) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    saved = None
    if version:
        saved = copy_book(path, backups / f"{path.stem}-before-{SCHEMA}-{now:%Y%m%d-%H%M%S}.db")
    upgrade(path)
    return saved


def upgrade(path: Path) -> None:
    """Run every outstanding migration on a book in one transaction, and mark the file as a book."""
    from alembic import command  # 0.2 s that only a new or an older book pays
    from alembic.config import Config

    from dossier.write.transaction import engine_for

    with engine_for(path).connect() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        command.upgrade(config, "head")
        mark(connection)
        connection.commit()


def mark(connection: Connection) -> None:
    """Write into the file what it is and which form it has."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
