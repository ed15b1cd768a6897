"""How far something long is, on one line of the terminal that is written over, with the time that is left."""

from time import monotonic
from typing import TextIO

from dossier.i18n import _

WIDTH = 24
"""Cells of the bar."""
PATIENCE = 0.5
"""Seconds between two looks at it, and before the first."""


class ProgressLine:
    """Told how much is done and of how much; at the end the line is gone."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._began = self._shown = monotonic()
        self._is_there = False

    def __call__(self, done: int, total: int) -> None:
        """Show what is done, unless it was shown just now."""
        now = monotonic()
        if done >= total:
            self._stream.write("\r\x1b[K" if self._is_there else "")
            self._is_there = False
        elif now - self._shown > PATIENCE:
            left = round((now - self._began) / done * (total - done)) if done else 0
            bar = "█" * (WIDTH * done // total)
            words = _("{done} of {total}, {minutes} left").format(
                done=f"{done:,}", total=f"{total:,}", minutes=f"{left // 60}:{left % 60:02}"
            )
            self._stream.write(f"\r\x1b[K{bar:░<{WIDTH}} {words}")
            self._shown, self._is_there = now, True
        self._stream.flush()
