"""Copies of the book that a cloud folder laid beside it when two machines wrote, each named with its last entry."""

import re
import shlex
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from dossier.disk import real_path
from dossier.errors import BookError
from dossier.i18n import _
from dossier.read.book.book import beginning
from dossier.read.book.copies import last_written
from dossier.read.book.writers import writers
from dossier.records.book_file import connected, is_book
from dossier.records.database import failures
from dossier.records.writers import difference
from dossier.values.day_words import day

_WORDS = re.compile(r"conflict|sync-conflict|冲突|衝突|konflikt|conflit", re.IGNORECASE)
"""What Dropbox, Nextcloud, Syncthing and 坚果云 write into such a name, in a few languages."""
_AS_IT_LIES = "ro&immutable=1"


class Beside(NamedTuple):
    """A copy of the same book in the same folder, and when something was written to it last."""

    path: Path
    last: datetime | None

    @property
    def sentence(self) -> str:
        """Return what it is."""
        when = f"{day(self.last.date())} {self.last:%H:%M}" if self.last else _("unknown")
        words = _(
            "Another copy of this book lies beside it: {path} (last entry {when}). What was written there: {command}"
        )
        command = f"dossier --db {shlex.quote(str(self.path))} undo --list"
        return words.format(path=self.path.name, when=when, command=command)


def conflicting(connection: sqlite3.Connection, book: Path) -> list[Beside]:
    """Return the files in the folder of a book that a cloud made of the same book.

    By their names (OneDrive's and Google's have no word for it, only a machine or a number) and by what is in them: a
    copy that holds nothing the book does not hold, and is not called a conflict, is the user's own.
    """
    real = real_path(book)
    here, name = {each.place: each.number for each in writers(connection)}, beginning(connection)
    found = []
    for path in sorted(real.parent.glob(f"*{real.suffix}")):
        if path == real or not path.name.startswith(real.stem) or not is_book(path):
            continue
        try:
            with closing(connected(path, _AS_IT_LIES)) as copy:
                copy.row_factory = None
                if beginning(copy) != name:
                    continue
                ahead = difference({each.place: each.number for each in writers(copy)}, here)
                if ahead or _WORDS.search(path.name):
                    found.append(Beside(path, last_written(copy)))
        except failures(BookError):
            continue  # no copy that could be read
    return found
