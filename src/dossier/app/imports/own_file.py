"""A file that `dossier export` wrote, and what is asked of it."""

from pathlib import Path
from typing import Protocol


class Request(Protocol):
    """What the deeds that take our own files back look at of what was asked for."""

    @property
    def file(self) -> Path:
        """Return the file."""

    @property
    def update(self) -> bool:
        """Return whether what is there may be changed."""

    @property
    def dry_run(self) -> bool:
        """Return whether it is only tried."""
