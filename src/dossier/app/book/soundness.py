"""Whether the book is sound, what is derived from it, the files beside it, and its copies."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from dossier.app.answer import Answer
from dossier.app.book import apart, copies, forgotten_copies, memory
from dossier.app.book.beside import conflicting
from dossier.app.book.encrypted import remarks
from dossier.app.session import Session
from dossier.disk import free_name
from dossier.errors import BookError, DossierError, RefusedError
from dossier.i18n import _, ngettext
from dossier.read.book.chain import breaks
from dossier.read.company.files import kept_digests
from dossier.read.find.merged import impossible_merges
from dossier.records.backups import copies as copies_in
from dossier.records.backups import name_of
from dossier.records.book import DamagedBookError, damaged, missing
from dossier.records.book_file import stands
from dossier.values.listed import strung

SHOWN = 3
"""Things of a kind that a sentence names."""
OTHERS = 0o077
"""The rights of anybody but the owner."""


class Found(NamedTuple):
    """What is wrong, by what can be done about it."""

    damage: list[str]
    history: list[str]
    derived: list[str]
    files: list[str]
    apart: str
    remarks: list[str]

    @property
    def problems(self) -> list[str]:
        """Return what a user must do something about."""
        return [*self.damage, *self.history, *self.derived, *self.files, *filter(None, [self.apart])]


def check(session: Session, *, repair: bool = False, settled: bool = False) -> Answer:
    """Look through the whole file: SQLite's own checks, links that point nowhere, the history, what is derived, the kept files.

    `repair` first makes anew what is derived, after a copy of the book. `settled` ends the warning that the book lacks what
    was written here.
    """
    path = session.places.book
    if not stands(path):
        raise missing(path)
    said = []
    if settled:
        known = memory.recall(session)
        memory.keep(session, known._replace(lost=(), instead=()))
        said.append(_("Taken for settled: the book as it is now is yours."))
    found = _found(session)
    if repair:
        said += _repaired(session, found)
        found = _found(session)
    if not found.problems:
        said += [_("The book {path} is sound.").format(path=path), *remarks(session)]
    return Answer(
        tuple(said),
        shape=lambda: {"book": str(path), "problems": found.problems, "remarks": found.remarks},
        notes=tuple(found.remarks),
        failure=_failure(session, found),
    )


def damage(session: Session) -> BookError | None:
    """Return the failure for a book that SQLite finds damaged, None for any other: what it says may then be no word of ours."""
    from dossier.write.book.soundness import inspect_book

    with suppress(OSError, DossierError):
        if problems := inspect_book(session.places.book):
            return damaged(session.places.book, problems[0])
    return None


def _found(session: Session) -> Found:
    from dossier.write.book.soundness import foreign_sidecars, inspect_book, missing_indexes
    from dossier.write.files import missing_files

    path = session.places.book
    foreign = foreign_sidecars(path)
    if foreign:  # opening the book would let SQLite write it in
        words = _("{path} is not of this book; move it away before anything else")
        return Found([words.format(path=each) for each in foreign], [], [], [], "", [])
    damage = inspect_book(path)
    if damage:
        return Found(damage, [], [], [], "", [])
    known = memory.recall(session)  # before the book: what is written meanwhile is then in the book and not missed
    with session.reading() as connection:
        if not connection.in_transaction:
            connection.execute("BEGIN")  # all of it is asked of one state: somebody may write meanwhile
        merges = [
            _("an operation that cannot have been: {command}").format(command=each)
            for each in impossible_merges(connection)
        ]
        broken = list(breaks(connection))
        derived = [
            *missing_indexes(connection),
            *_out_of_step(connection),
            *(each.what for each in broken if each.is_derived),
        ]
        gone = missing_files(session.places.files, kept_digests(connection))
        files = [_("the file {name} is gone or was changed").format(name=name) for name in gone]
        history = [*merges, *(each.what for each in broken if not each.is_derived)]
        lacks = apart.sentence(apart.compared(connection, known))
        remarks = [each.sentence for each in conflicting(connection, path)]
    return Found([], history, derived, files, lacks, [*remarks, *_open_to_others(session), *_second_place(session)])


def _out_of_step(connection: sqlite3.Connection) -> list[str]:
    """Return where what is derived from the records says something else than they do."""
    from dossier.write import look_up, search

    return [*look_up.out_of_step(connection), *search.out_of_step(connection)]


def _open_to_others(session: Session) -> Iterator[str]:
    """Yield what others of this machine may read; Windows keeps no such rights."""
    places = session.places
    if os.name == "nt":
        return
    held = [each.path for each in copies_in(places.backups, places.book.stem)]
    for path in (places.book, places.backups, places.files, *held):
        mode = path.stat().st_mode & 0o777 if path.exists() else 0
        if mode & OTHERS:
            words = _("Others may look into {path}; shut it: chmod {mode} {path}")
            yield words.format(path=path, mode="700" if path.is_dir() else "600")


def _second_place(session: Session) -> Iterator[str]:
    try:
        copies.every(session)
    except DossierError as error:
        yield str(error)


def _repaired(session: Session, found: Found) -> list[str]:
    """Make a copy, then make anew what is derived; what is not is left as it is. Raises RefusedError beside a foreign file."""
    from dossier.write.book.backup import copy_book
    from dossier.write.book.repair import make_anew, set_right
    from dossier.write.book.soundness import foreign_sidecars

    places, said = session.places, []
    if foreign_sidecars(places.book):
        raise RefusedError(_("{words}.").format(words=_named(found.damage)), _("Then run: dossier check"))
    try:
        target = free_name(places.backups / name_of(places.book.stem, "before-repair", session.now))
        saved = copy_book(places.book, target, quick=True)
        said.append(_("The book before lies at {path}.").format(path=saved))
    except DamagedBookError as error:
        session.tell(error.message)
    with session.opened(_("What is derived from the records was made anew.")) as book:
        make_anew(book)
        set_right(book, list(breaks(book.connection)))
    gone, held = forgotten_copies.take_files(session, forgotten_copies.left_over(session))
    if gone:
        words = ngettext(
            "{n} kept file was deleted that nothing names.", "{n} kept files were deleted that nothing names.", gone
        )
        said.append(words.format(n=gone))
    return [*said, *held]


def _named(problems: list[str]) -> str:
    more = len(problems) - SHOWN
    return strung([*problems[:SHOWN], *([_("and {n} more").format(n=more)] if more > 0 else [])])


def _failure(session: Session, found: Found) -> BookError | None:
    """Return the failure that names the worst of what was found, and what to do about it."""
    places = session.places
    if found.damage:
        newest = next(iter(copies_in(places.backups, places.book.stem)), None)
        way = _("The newest backup: dossier restore {path}") if newest else _("There is no backup beside it.")
        return damaged(places.book, _named(found.damage), way.format(path=newest.path if newest else ""))
    for problems, words, way in (
        (found.history, _("The book can be read, but something in it came by no command: {problems}."),
         _("Compare with a backup: dossier restore --list")),
        ([found.apart] if found.apart else [], "{problems}",
         _("See: {command}").format(command="dossier restore --list · dossier check --settled")),
        (found.derived, _("The book is sound, but not what is derived from it: {problems}."),
         _("Make it anew: dossier check --repair")),
        (found.files, _("The book is sound, but not its files: {problems}."),
         _("Attach them again, or bring {path} back from a backup.").format(path=places.files)),
    ):  # fmt: skip
        if problems:
            return BookError(words.format(problems=_named(problems)), way)
    return None
