"""One transaction of SQLite on the file of a book: begun at once, committed at its end, or given up whole."""

import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import FrameType

from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from dossier.errors import DossierError
from dossier.i18n import _
from dossier.records.book import broken
from dossier.records.database import as_connection, failures
from dossier.write.engine import engine_for

Done = Callable[[], None]
"""What notes that something is written for good."""


@dataclass(slots=True)
class Book:
    """A book open for one transaction, and the local time of the command."""

    session: Session
    now: datetime

    @property
    def connection(self) -> sqlite3.Connection:
        """Return the connection of this transaction, for questions of `read`; raises TypeError on another engine."""
        return driver_of(self.session)


@contextmanager
def begun(path: Path, now: datetime, done: Done | None = None) -> Iterator[Book]:
    """Begin a transaction on a book of today's form; `done` is called once it is committed.

    Raises BookError (exit 5) or DossierError (exit 1) in the user's words.
    """
    engine, at = engine_for(path), _lies_at(path)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            if _lies_at(path) != at:  # encrypted or restored while we waited: what we write would go with the old file
                raise DossierError(
                    _("Another command replaced the book just now; nothing was written."), _("Type it again.")
                )
            with Session(connection, autoflush=False) as session:
                yield Book(session, now)
                session.flush()
                with uninterrupted():
                    connection.commit()
                    if done is not None:
                        done()
    except DatabaseError as error:
        raise broken(path, error.orig or error) from error
    except failures() as error:
        raise broken(path, error) from error


def _lies_at(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def driver_of(session: Session) -> sqlite3.Connection:
    """Return the connection to the file behind a session; raises TypeError on another engine."""
    return as_connection(session.connection().connection.driver_connection)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back until what has begun is done, or the last sentence would be untrue; in another thread nobody presses it."""
    before, came = signal.getsignal(signal.SIGINT), list[int]()

    def hold(number: int, _frame: FrameType | None) -> None:
        came.append(number)

    if not callable(before) or threading.current_thread() is not threading.main_thread():
        yield
        return
    signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        signal.raise_signal(signal.SIGINT)
