"""A queue of what is to be written: a thread works it off, in order, while the command goes on."""

import sqlite3
import sys
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

_SERIALIZED = "THREADSAFE=1"
_SECONDS = 0.0005
"""How long a thread that reckons keeps another waiting: with the usual 5 ms each statement would wait as long as it takes."""


class WriteQueue:
    """Writes at once, or, from `start` on, in a thread: then `wait` is to be called before anybody relies on it.

    SQLite works without Python's lock, so a long import plans its next rows meanwhile.
    """

    def __init__(self) -> None:
        self._thread: ThreadPoolExecutor | None = None
        self._queued: deque[Future[None]] = deque()
        self._kept: list[tuple[Callable[..., Any], tuple[Any, ...]]] = []
        self._failure: BaseException | None = None
        self._usual = sys.getswitchinterval()

    @property
    def runs(self) -> bool:
        """Tell whether a thread writes."""
        return self._thread is not None

    def start(self, connection: sqlite3.Connection) -> None:
        """Write in a thread from now on, where the library was built to let several threads use a connection."""
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
        if _SERIALIZED in options and not self.runs:
            self._thread = ThreadPoolExecutor(1, "write")
            sys.setswitchinterval(_SECONDS)

    def add(self, deed: Callable[..., Any], *given: Any) -> None:
        """Do something after what was told before; raises at once where no thread does it."""
        if self._thread is None:
            deed(*given)
        else:
            self._queued.append(self._thread.submit(self._done, deed, given))

    def add_later(self, deed: Callable[..., Any], *given: Any) -> None:
        """Do something that nobody asks for yet: it stands back until `release` or `wait`."""
        if self._thread is None:
            deed(*given)
        else:
            self._kept.append((deed, given))

    def release(self) -> None:
        """Let what stands back be done."""
        kept, self._kept = self._kept, []
        for deed, given in kept:
            self.add(deed, *given)

    def drain(self) -> None:
        """Wait until everything is done but what stands back; raises what it failed with."""
        while self._queued:
            self._queued.popleft().result()
        if self._failure is not None:
            raise self._failure

    def wait(self) -> None:
        """Wait until everything is done; raises what it failed with."""
        self.release()
        self.drain()

    def close(self) -> None:
        """End: what is not done by now is dropped, for the operation failed."""
        if self._thread is not None:
            self._thread.shutdown(cancel_futures=True)
            self._thread = None
            sys.setswitchinterval(self._usual)

    def _done(self, deed: Callable[..., Any], given: tuple[Any, ...]) -> None:
        """Do something unless what came before failed: SQLite may have ended the transaction then."""
        if self._failure is None:
            try:
                deed(*given)
            except BaseException as error:
                self._failure = error
                raise
