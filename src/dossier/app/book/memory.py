"""What this machine remembers of a book it wrote to, in a folder of its own that no cloud carries elsewhere."""

import json
import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from dossier.app.session import Session
from dossier.disk import part_beside, private_folder, real_path
from dossier.records.writers import Writer


class Memory(NamedTuple):
    """Of one book at one place: this machine's name for itself, how the book began, who had written to it, what was said."""

    place: str
    book: str = ""
    wrote: int = 0
    seen: tuple[Writer, ...] = ()
    lost: tuple[Writer, ...] = ()
    """Who had written what is not in the book any more, until the user has settled it."""
    instead: tuple[Writer, ...] = ()
    """Who wrote what is in the book in its place."""
    told: Mapping[str, str] = {}
    """The day on which something was said, or tried, by its name: once a day is enough."""

    def was(self, what: str, today: date) -> bool:
        """Tell whether something was said or tried today."""
        return self.told.get(what) == today.isoformat()

    def after(self, what: str, today: date) -> "Memory":
        """Return the memory after something was said or tried."""
        return self._replace(told={**self.told, what: today.isoformat()})


def recall(session: Session) -> Memory:
    """Return what is remembered of the book in use; a new memory where there is none or it cannot be read."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        held = json.loads(_path(session).read_text(encoding="utf-8"))
        who = {name: tuple(map(_writer, held[name])) for name in ("seen", "lost", "instead")}
        told = {str(name): str(day) for name, day in held["told"].items()}
        return Memory(str(held["place"]), str(held["book"]), int(held["wrote"]), told=told, **who)
    return Memory(os.urandom(8).hex())


def keep(session: Session, memory: Memory) -> None:
    """Keep a memory; where that cannot be done, nothing is noticed later, and nothing else is lost."""
    held: dict[str, Any] = memory._asdict()
    held |= {name: [(*each[:3], each.at.isoformat()) for each in held[name]] for name in ("seen", "lost", "instead")}
    path = _path(session)
    with suppress(OSError):
        private_folder(path.parent)
        with part_beside(path) as part:
            part.write_text(json.dumps(held), encoding="utf-8")
            part.replace(path)


def _writer(row: Any) -> Writer:
    return Writer(str(row[0]), str(row[1]), int(row[2]), datetime.fromisoformat(row[3]))


def _path(session: Session) -> Path:
    return _memory_of(session.places.book, session.places.state)


@cache
def _memory_of(book: Path, state: Path) -> Path:
    """Return the file of a memory: it is named by the way from its folder to the book."""
    folder, real = real_path(state) / "books", real_path(book)
    try:
        way = os.path.relpath(real, folder)
    except ValueError:  # on another disk of Windows
        way = str(real)
    named = way.encode("utf-8", "surrogateescape")
    return folder / f"{zlib.crc32(named):08x}{zlib.adler32(named):08x}.json"
