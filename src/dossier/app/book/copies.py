"""Where the copies of a book lie: beside it, and in a second place that the user named; what goes into each, and out of it."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from dossier.app.session import Session
from dossier.errors import BookError, DossierError
from dossier.i18n import _
from dossier.paths import at_home
from dossier.read.book.book import book_name
from dossier.read.book.copies import digests_in
from dossier.records.backups import AUTOMATIC, Listed, copies, fitting, superfluous
from dossier.records.database import failures

ALSO = "backup.also"


class SecondPlaceError(DossierError):
    """The second place for copies cannot be reached, or not be written (exit 1)."""


def second_folder(session: Session, book: str) -> Path | None:
    """Return the folder of this book's copies in the second place, None if no such place is named.

    Raises SecondPlaceError if the place is not there: a stick that is not plugged in must not be made a folder of.
    """
    named = str(session.settings.get(ALSO))
    if not named:
        return None
    place = at_home(Path(named))
    if not place.is_dir():
        raise SecondPlaceError(
            _("The second place for backups {path} cannot be reached.").format(path=place),
            _("Plug it in, or name another one: dossier config backup.also=FOLDER"),
        )
    return place / fitting(session.places.book.stem, f"-{book}")


def every(session: Session) -> list[Listed]:
    """Return every copy of the book in use, beside it and in the second place, the newest first.

    Copies that were made to a file of the user's choice are not known. Raises SecondPlaceError or
    NotReadableError.
    """
    stem = session.places.book.stem
    found = beside(session)
    named = str(session.settings.get(ALSO))
    if named and (folder := second_folder(session, _name(session))) is not None:
        found += [Listed(each, second=True) for each in copies(folder, stem)]
    return sorted(found, key=lambda each: (each.copy.at, not each.second), reverse=True)


def reachable(session: Session) -> tuple[list[Listed], str]:
    """Return every copy that can be reached, the newest first, and why those in the second place cannot, if they cannot."""
    try:
        return every(session), ""
    except SecondPlaceError as error:
        return beside(session), str(error)


def stores(paths: Iterable[Path], stem: str) -> dict[Path, list[Path]]:
    """Return the folders in which the kept files of these copies lie, each with the copies that it serves."""
    found: dict[Path, list[Path]] = {}
    for path in paths:
        for folder in {files_of(path), files_of(path, stem)}:
            if folder.is_dir():
                found.setdefault(folder, []).append(path)
    return found


def beside(session: Session) -> list[Listed]:
    """Return the copies that lie beside the book, the newest first."""
    places = session.places
    return [Listed(each, second=False) for each in copies(places.backups, places.book.stem)]


def _name(session: Session) -> str:
    """Return the name of the book, or of its newest copy where the book itself is gone or cannot be read."""
    from dossier.records.book_file import opened_to_read

    places = session.places
    for path in (places.book, *(each.path for each in copies(places.backups, places.book.stem))):
        with suppress(*failures(BookError)), closing(opened_to_read(path)) as connection:
            return book_name(connection)
    return ""


def files_of(copy: Path, stem: str | None = None) -> Path:
    """Return where the kept files of a copy lie: those of all automatic copies in one folder, named after the book."""
    return copy.parent / f"{stem or copy.stem}-files"


def with_files(session: Session, copy: Path, stem: str | None = None) -> int:
    """Put the kept files that a copy names beside it; return how many are nowhere to be had. Raises DossierError."""
    from dossier.write.files import bring

    digests = sorted(digests_in(copy))
    return len(bring(digests, [session.places.files], files_of(copy, stem))) if digests else 0


def to_second_place(session: Session, connection: sqlite3.Connection, copy: Path) -> Path | None:
    """Copy a copy and its files to the second place, if there is one, and thin those out; raises DossierError."""
    from dossier.write.book.backup import copy_book

    folder = second_folder(session, book_name(connection))
    if folder is None:
        return None
    made = copy_book(copy, folder / copy.name, quick=True)
    with_files(session, made, session.places.book.stem)
    thin_out(session, folder)
    return made


def thin_out(session: Session, folder: Path) -> None:
    """Delete the automatic copies of a folder that are superfluous, and the kept files that none of the others names."""
    from dossier.write.files import forget_files

    stem = session.places.book.stem
    held = copies(folder, stem)
    automatic = [each for each in held if each.why in AUTOMATIC]
    gone = superfluous([each.at for each in automatic])
    for each in automatic:
        if each.at in gone:
            each.path.unlink(missing_ok=True)
    left = [each.path for each in held if each.path.exists()]
    if len(left) < len(held):
        with suppress(*failures(BookError)):  # of a copy that cannot be read nobody knows what it names
            forget_files(files_of(left[0], stem), set().union(*map(digests_in, left)))
