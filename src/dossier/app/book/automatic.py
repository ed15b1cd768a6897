"""Copies that are made unasked: once a day before the first write, and before what is hard to take back.

That of the day sees the book as it was before the write and is made when the answer was printed, so that nobody waits for it.
A copy that cannot be made is said and never stops what the user wrote.
"""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from dossier.app.book import copies, memory
from dossier.app.session import Session
from dossier.disk import free_name
from dossier.errors import DossierError, RefusedError
from dossier.i18n import _
from dossier.read.book.copies import begun
from dossier.records.backups import AUTOMATIC, DAILY, name_of
from dossier.records.backups import copies as copies_in
from dossier.records.book import SCHEMA, DamagedBookError
from dossier.records.book_file import opened_to_read, stands
from dossier.records.database import failures

BEFORE = ("merge", "import", "inherit", "forget")
"""The commands before which a copy is made in any case."""
NOT_BEFORE = "forget --backups"
"""The command before which none is made: whoever is forgotten in all copies would be in that one."""
LARGE = 100_000_000
"""Bytes from which on it is said that a copy is being made, for it takes a moment."""

ROOM = 3
"""So many times its own size a book needs free beside it before it is copied unasked."""


class Held(NamedTuple):
    """The book as it was before a write of this command, until the copy of the day is made of it."""

    connection: sqlite3.Connection
    target: Path


def before(session: Session, command: str) -> Held | None:
    """Make the copy that is due before a command writes, or hold the book still for the copy of the day."""
    places = session.places
    if (
        command == NOT_BEFORE
        or not session.copying
        or not session.settings.get("backup.daily")
        or not stands(places.book)
    ):
        return None
    risky = next((f"before-{each}" for each in BEFORE if command == each or command.startswith(f"{each} ")), None)
    risky = None if command.startswith("inherit --") else risky
    known = memory.recall(session)
    tried = known.was("copy", session.today)
    if tried and not risky:
        return None
    try:
        daily = not tried and not _made_today(session)
        target = free_name(places.backups / name_of(places.book.stem, DAILY if daily else risky or DAILY, session.now))
        if risky:
            _copy_now(session, target)
        elif daily and _is_of_before(places.book, session.now):
            return _held(places.book, target)
    except failures():
        pass  # the write itself says what is wrong with the book
    except DamagedBookError as error:
        _failed(session, error)
    except (DossierError, OSError) as error:
        memory.keep(session, known.after("copy", session.today))
        _failed(session, error)
    return None


def _made_today(session: Session) -> bool:
    found = copies_in(session.places.backups, session.places.book.stem)
    return any(each.why in AUTOMATIC and each.at.date() == session.today for each in found)


def _is_of_before(book: Path, now: datetime) -> bool:
    """Tell whether a book of today's form holds something of an earlier day; one that was begun today has nothing to lose."""
    form, first = begun(book)  # the migration of an older one makes a copy of its own
    return form == SCHEMA and first is not None and first.date() != now.date()


def _held(book: Path, target: Path) -> Held:
    from dossier.write.book.backup import held_still

    return Held(held_still(book), target)


def _copy_now(session: Session, target: Path) -> None:
    from dossier.write.book.backup import copy_book

    book = session.places.book
    if begun(book)[1] is not None:
        _slowly(session, book)
        _settled(session, copy_book(book, target, quick=True))


def finish(session: Session, held: Held) -> None:
    """Make the copy of the day of the book as it was held still; what goes wrong is said once a day, damage each time."""
    from dossier.write.book.backup import copy_held

    book = session.places.book
    try:
        with closing(held.connection):
            if _made_today(session):  # by another command that was quicker
                return
            _slowly(session, book)
            made = copy_held(held.connection, book, held.target)
        _settled(session, made)
    except RefusedError:
        pass  # another command of this second was quicker: its copy has this name
    except DamagedBookError as error:
        _failed(session, error)
        return  # with every write, until it is put right
    except failures(DossierError, OSError) as error:
        _failed(session, error)
    memory.keep(session, memory.recall(session).after("copy", session.today))


def _settled(session: Session, made: Path) -> None:
    """Put the kept files beside a copy that was made, thin out the older ones, and see to the second place."""
    places = session.places
    copies.with_files(session, made, places.book.stem)
    copies.thin_out(session, places.backups)
    with closing(opened_to_read(made)) as connection:
        copies.to_second_place(session, connection, made)


def _slowly(session: Session, book: Path) -> None:
    """Say that a large book is being copied; raise DossierError where the copy would fill the disk that the book needs, too."""
    size, folder = book.stat().st_size, book.parent
    if shutil.disk_usage(folder).free < size * ROOM:
        raise DossierError(
            _("The disk of {path} has too little room for it.").format(path=folder),
            _("See what may go: dossier restore --list"),
        )
    if size >= LARGE:
        session.tell(_("Making the backup of today ({n} MB) …").format(n=size // 1_000_000))


def _failed(session: Session, error: Exception) -> None:
    from dossier.reasons import reason_of

    session.tell(
        _("The backup of today is not complete: {why}").format(
            why=error if isinstance(error, DossierError) else reason_of(error)
        )
    )
