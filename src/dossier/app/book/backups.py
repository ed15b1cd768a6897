"""The book copied by hand, and the list of all its copies with what is in each."""

from contextlib import closing
from pathlib import Path

from dossier.app.answer import Answer, Shape
from dossier.app.book import copies
from dossier.app.session import Session
from dossier.disk import free_name
from dossier.i18n import _, ngettext
from dossier.nearest import in_a_row
from dossier.paths import at_home
from dossier.read.book.copies import held
from dossier.records.backups import name_of
from dossier.records.book_file import opened_to_read
from dossier.render.page import Page


def backup(session: Session, file: Path | None) -> Answer:
    """Make a complete copy with its kept files, even while something is being written; nothing is ever overwritten.

    A copy beside the book goes to the second place, too.
    """
    from dossier.write.book.backup import copy_book

    places = session.places
    with session.reading():
        pass  # an older book is brought up first, one that is none refused
    own = places.backups / name_of(places.book.stem, "", session.now)
    saved = copy_book(places.book, at_home(file).absolute() if file else free_name(own))
    said = _("The book was copied to {path}.").format(path=saved)
    session.done.append(said)
    stem = None if file else places.book.stem
    missing = copies.with_files(session, saved, stem)
    notes = [_with_files(saved, stem, missing)]
    if not file:
        notes.append(_also(session, saved))
    return Answer((said, *filter(None, notes), _("Next: dossier restore {path} brings it back").format(path=saved)))


def _with_files(saved: Path, stem: str | None, missing: int) -> str:
    """Return where the kept files of a copy lie and how many are nowhere; nothing where it names none."""
    from dossier.read.book.copies import digests_in

    there = len(digests_in(saved)) - missing
    words = ngettext(
        "{n} kept file lies beside it in {path}.", "{n} kept files lie beside it in {path}.", there
    ).format(n=there, path=copies.files_of(saved, stem))
    if missing:
        lacks = ngettext("{n} kept file is gone or was changed: see dossier check.",
                         "{n} kept files are gone or were changed: see dossier check.", missing)  # fmt: skip
        return in_a_row(words if there else "", lacks.format(n=missing))
    return words if there else ""


def _also(session: Session, saved: Path) -> str:
    try:
        with closing(opened_to_read(saved)) as connection:
            second = copies.to_second_place(session, connection, saved)
    except copies.SecondPlaceError as error:
        return str(error)
    return _("A second copy lies at {path}.").format(path=second) if second else ""


def listed(session: Session) -> Answer:
    """Return every copy of the book with what is in it, the newest first: by its number it is brought back."""
    found, unreached = copies.reachable(session)
    notes = (unreached,) if unreached else ()
    if not found:
        notes = (*notes, _("There is no copy of the book yet: dossier backup makes one."))
    rows = [each._replace(held=held(each.copy.path)) for each in found]

    def shape() -> Shape:
        from dossier.render.shapes import book, keys

        return [
            keys.row(
                book.KeptCopy, each.held._asdict() | each.copy._asdict(), number=place, path=str(each.copy.path),
                why=each.copy.why or "hand", second=each.second,
            )
            for place, each in enumerate(rows, 1)
        ]  # fmt: skip

    def page() -> Page:
        from dossier.render.book.copies import copies_page

        return copies_page(rows, session.places.backups, session.setting())

    return Answer(page=page, shape=shape, notes=notes, empty=not found)
