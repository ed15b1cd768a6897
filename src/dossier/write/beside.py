"""Statements that answer nothing, run beside Python: SQLite writes thousands of rows while the next ones are made ready."""

import sqlite3
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any

_WAITING = 3
"""Statements that may wait for their turn; each holds its values."""


class Beside(sqlite3.Connection):
    """A connection that knows `later`; whatever else is done with it waits until that is done, so the order stays.

    What such a statement fails with is raised by the next use.
    """

    def __init__(self, *args: Any, **words: Any) -> None:
        """Open it as sqlite3 does; a second thread is started by the first `later`."""
        super().__init__(*args, **words)
        self._thread: ThreadPoolExecutor | None = None
        self._waiting: deque[Future[sqlite3.Cursor]] = deque()

    def later(self, sql: str, values: Sequence[Any]) -> None:
        """Run a statement that answers nothing after those before it, and do not wait for it."""
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1)
        while len(self._waiting) >= _WAITING:
            self._waiting.popleft().result()
        self._waiting.append(self._thread.submit(super().execute, sql, values))

    def _settle(self) -> None:
        while self._waiting:
            self._waiting.popleft().result()

    def execute(self, *args: Any) -> sqlite3.Cursor:
        """Run a statement as sqlite3 does."""
        self._settle()
        return super().execute(*args)

    def executemany(self, *args: Any) -> sqlite3.Cursor:
        """Run a statement for many rows as sqlite3 does."""
        self._settle()
        return super().executemany(*args)

    def cursor(self, *args: Any, **words: Any) -> Any:
        """Return a cursor as sqlite3 does."""
        self._settle()
        return super().cursor(*args, **words)

    def commit(self) -> None:
        """Commit as sqlite3 does."""
        self._settle()
        super().commit()

    def rollback(self) -> None:
        """Take back as sqlite3 does, whatever became of what is under way."""
        while self._waiting:
            with suppress(sqlite3.Error):
                self._waiting.popleft().result()
        super().rollback()

    def close(self) -> None:
        """Close as sqlite3 does."""
        while self._waiting:
            with suppress(sqlite3.Error):
                self._waiting.popleft().result()
        if self._thread is not None:
            self._thread.shutdown()
        super().close()
