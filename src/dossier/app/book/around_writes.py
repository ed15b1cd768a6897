"""What surrounds every write: the copy that is due, whether the book is the one that was left here, and its count."""

import platform
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from dossier.app.book import apart, automatic, memory
from dossier.app.session import Session


@contextmanager
def surrounded(session: Session, command: str, only_try: bool) -> "Iterator[Around]":
    """Surround one transaction on the book: what was counted in it is remembered when it stands."""
    around = Around(session, only_try=only_try)
    held = None if only_try else automatic.before(session, command)
    try:
        yield around
    except BaseException:
        if held is not None:
            held.connection.close()
        raise
    if around.after is not None:
        memory.keep(session, around.after)
    if held is not None:
        session.after_answer.append(lambda: automatic.finish(session, held))


class Around:
    """The two moments inside of the transaction."""

    def __init__(self, session: Session, *, only_try: bool = False) -> None:
        self._session, self._only_try = session, only_try
        self._known: memory.Memory | None = None
        self.after: memory.Memory | None = None
        """What is to be remembered once the transaction stands; None if nothing was written."""

    def opened(self, connection: sqlite3.Connection) -> None:
        """Say it if the book lacks what was written to it here."""
        self._known = apart.said(self._session, connection, remember=not self._only_try)

    def written(self, connection: sqlite3.Connection) -> None:
        """Count the write."""
        from dossier.write.book.writers import count

        known = self._known or memory.recall(self._session)
        count(connection, known.place, platform.node() or "?", known.wrote + 1, self._session.now)
        self.after = apart.now_holding(connection, known)
