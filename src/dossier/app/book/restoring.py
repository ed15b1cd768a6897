"""A copy put in the place of the book, by its file, its number in the list, or its day."""

from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

from dossier.app.answer import Answer, Shape, only_tried
from dossier.app.book import apart, copies, memory
from dossier.app.session import Session
from dossier.disk import free_name
from dossier.errors import AmbiguousError, BookError, DossierError, InvalidValueError, NotFoundError
from dossier.i18n import _, ngettext
from dossier.nearest import in_a_row
from dossier.paths import at_home
from dossier.read.book.copies import written_since
from dossier.read.company.files import kept_digests
from dossier.read.for_others import UNSEEN
from dossier.records.backups import name_of
from dossier.records.book_file import opened_to_read, sidecars, stands
from dossier.records.database import failures, row_type
from dossier.records.keys import key_of, salt_of
from dossier.values.day_words import day
from dossier.values.listed import enumerated
from dossier.values.when import parse_when

_LIST = "dossier restore --list"
SHOWN = 20
"""Operations that would be lost and are named; the rest is counted."""
Lost = tuple[tuple[datetime, str], ...]
"""What was written and is not in a copy: when, and its sentence."""


def chosen(session: Session, words: str) -> Path:
    """Return the copy that a file, a number of the list or a day means.

    Raises NotFoundError where there is none, AmbiguousError where several were made on that day.
    """
    path = at_home(Path(words)).absolute()
    if path.is_file() or (path.exists() and not words.isdecimal()):
        return path
    every = copies.every(session) if words.isdecimal() or _day(session, words) else []
    if words.isdecimal() and len(words) < len("20261125"):
        if not 0 < int(words) <= len(every):
            raise NotFoundError(
                _("There is no copy {n}.").format(n=int(words)), _("See: {command}").format(command=_LIST)
            )
        return every[int(words) - 1].copy.path
    when = _day(session, words)
    if when is None:
        return path
    of_day = [(place, each.copy) for place, each in enumerate(every, 1) if each.copy.at.date() == when]
    if not of_day:
        raise NotFoundError(
            _("No copy was made on {day}.").format(day=day(when)), _("See: {command}").format(command=_LIST)
        )
    if len(of_day) > 1:
        raise AmbiguousError(
            _("{n} copies were made on {day}:").format(n=len(of_day), day=day(when)), _("Name it by its number."),
            [f"{place} · {copy.at:%H:%M} · {copy.reason}" for place, copy in of_day], [str(place) for place, _copy in of_day],
        )  # fmt: skip
    return of_day[0][1].path


def _day(session: Session, words: str) -> date | None:
    with suppress(InvalidValueError):
        return parse_when(words, session.today, past=True)
    return None


def restore(session: Session, words: str, *, dry_run: bool) -> Answer:
    """Replace the book by a sound copy; the book that was there is kept among the backups, and kept files come back."""
    from dossier.write.book.backup import restore_book
    from dossier.write.book.soundness import inspect_book

    places = session.places
    copy = chosen(session, words)
    inspect_book(copy)
    lost = _lost(session, copy) if dry_run or stands(places.book) else ()
    if dry_run:
        return _tried(session, copy, lost)
    if stands(places.book):
        question = _("Replace the book {path} by {copy}? It is kept among the backups.")
        session.sure(in_a_row(_counted(lost), question.format(path=places.book, copy=copy)))
    was_encrypted = salt_of(places.book) is not None
    kept = restore_book(
        places.book, copy, free_name(places.backups / name_of(places.book.stem, "before-restore", session.now))
    )
    said = _("The book is now that of {path}.").format(path=copy)
    session.done.append(said)
    before = (_("The book before lies at {path}.").format(path=kept),) if kept is not None else ()
    _remember(session)
    failure = _with_files(session, kept)
    files = _files(session, copy)
    bare = was_encrypted and salt_of(places.book) is None
    notes = (_("The book is not encrypted any more: dossier encrypt"),) if bare else ()
    return Answer((said, *before, *files), next="dossier remind", written=True, notes=notes, failure=failure)


def _lost(session: Session, copy: Path) -> Lost | None:
    """Return what was written and is not in a copy; None where the book cannot be read."""
    if not stands(session.places.book):
        return ()
    try:
        with closing(opened_to_read(session.places.book)) as connection:
            return tuple(written_since(connection, copy))
    except failures():
        return None


def _counted(lost: Lost | None) -> str:
    if lost is None:
        return _("What was written since cannot be told: the book cannot be read.")
    words = ngettext("{n} entry of the book is not in it.", "{n} entries of the book are not in it.", len(lost))
    return words.format(n=len(lost)) if lost else ""


def _tried(session: Session, copy: Path, lost: Lost | None) -> Answer:
    said = [_("The book would be that of {path}.").format(path=copy)]
    said.append(_counted(lost) or _("Nothing of the book would be lost."))
    said += [
        f"  {day(at.date())} {at:%H:%M} {UNSEEN if session.watched else told}" for at, told in (lost or ())[:SHOWN]
    ]
    if lost and len(lost) > SHOWN:
        said.append(_("… and {n} more").format(n=len(lost) - SHOWN))

    def shape() -> Shape:
        from dossier.render.shapes.book import LostEntry, Restored

        rows = None if lost is None else [LostEntry(at=at, sentence=sentence) for at, sentence in lost]
        told: Restored = {"path": str(copy), "lost": rows}
        return told

    return only_tried(said)._replace(shape=shape)


def _remember(session: Session) -> None:
    """Take the restored book for what was left here: it lacks what the user knows."""
    with suppress(*failures()), closing(opened_to_read(session.places.book)) as connection:
        known = apart.now_holding(connection, memory.recall(session))
        memory.keep(session, known._replace(lost=(), instead=()))


def _under_the_key(session: Session, digests: Iterable[str]) -> None:
    """Let kept files that came back be encrypted as the book is: in a copy they may lie plain, or by another key."""
    from dossier.write.book.encryption import change_file
    from dossier.write.files import place_of

    for digest in digests:
        with suppress(DossierError):  # check names what is left plain
            change_file(place_of(session.places.files, digest), key_of(session.places.book))


def _with_files(session: Session, kept: Path | None) -> DossierError | None:
    """Put the kept files of the book before beside it, and return why that cannot be done, if it cannot."""
    if kept is None or any(each.exists() for each in sidecars(kept)):  # such a one was damaged
        return None
    try:
        with suppress(*failures(BookError)):  # of a book that cannot be read nobody knows what it names
            copies.with_files(session, kept, session.places.book.stem)
    except DossierError as error:
        return error
    return None


def _files(session: Session, copy: Path) -> list[str]:
    """Bring back the kept files that a copy names, and say which are nowhere to be had."""
    from dossier.write.files import bring, missing_files

    places = session.places
    with closing(opened_to_read(copy)) as connection:
        connection.row_factory = row_type(connection)
        named = kept_digests(connection)
    gone = set(missing_files(places.files, named))
    stores = [
        copies.files_of(copy),
        copies.files_of(copy, places.book.stem),
        copies.files_of(places.backups / "x", places.book.stem),
    ]
    nowhere = set(bring(sorted({named[name] for name in gone}), stores, places.files))
    _under_the_key(session, {named[name] for name in gone} - nowhere)
    back = len({named[name] for name in gone} - nowhere)
    said = []
    if back:
        said.append(ngettext("{n} kept file came back.", "{n} kept files came back.", back).format(n=back))
    if nowhere:
        lost = [name for name in named if named[name] in nowhere]
        said.append(_("Not to be had any more: {files}.").format(files=enumerated(lost[:SHOWN])))
    return said
