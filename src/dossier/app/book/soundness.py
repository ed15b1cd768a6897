"""Whether the book is sound, and the files that are kept beside it."""

import sqlite3

from dossier.app.answer import Answer
from dossier.app.session import Session
from dossier.errors import BookError
from dossier.i18n import _
from dossier.read.company.files import kept_digests
from dossier.read.find.merged import impossible_merges
from dossier.records.book import damaged, missing
from dossier.records.book_file import stands


def check(session: Session, *, repair: bool = False) -> Answer:
    """Look through the whole file: SQLite's own checks, links that point nowhere, names that would not be found.

    `repair` first makes anew what is derived from the records: the words by which they are found, and the search.
    """
    from dossier.write.book.soundness import inspect_book
    from dossier.write.files import missing_files

    path = session.places.book
    if not stands(path):
        raise missing(path)
    if repair:
        _repair(session)
    problems, stale, gone = inspect_book(path), [], []
    if not problems:
        with session.reading() as connection:
            if not connection.in_transaction:
                connection.execute("BEGIN")  # all of it is asked of one state: somebody may write meanwhile
            problems, stale = _inconsistent(connection), _out_of_step(connection)
            gone = missing_files(session.places.files, kept_digests(connection))
    gone = [_("the file {name} is gone or was changed").format(name=name) for name in gone]
    said = () if problems or stale or gone else (_("The book {path} is sound.").format(path=path),)
    return Answer(
        said,
        shape=lambda: {"book": str(path), "problems": problems + stale + gone},
        failure=_failure(session, problems, stale, gone),
    )


def _repair(session: Session) -> None:
    from dossier.write.book.repair import make_anew

    with session.opened(_("What is derived from the records was made anew.")) as book:
        make_anew(book)


def _inconsistent(connection: sqlite3.Connection) -> list[str]:
    """Return what SQLite finds nothing wrong with, and yet cannot have been."""
    words = _("an operation that cannot have been: {command}")
    return [words.format(command=each) for each in impossible_merges(connection)]


def _out_of_step(connection: sqlite3.Connection) -> list[str]:
    """Return where what is derived from the records says something else than they do."""
    from dossier.write import look_up, search

    return [*look_up.out_of_step(connection), *search.out_of_step(connection)]


def _failure(session: Session, problems: list[str], stale: list[str], gone: list[str]) -> BookError | None:
    places = session.places
    if problems:
        newest = max(places.backups.glob("*.db"), default=None, key=lambda each: each.stat().st_mtime)
        way = _("The newest backup: dossier restore {path}") if newest else _("There is no backup beside it.")
        return damaged(places.book, "; ".join(problems[:3]), way.format(path=newest))
    if stale:
        return BookError(
            _("The book is sound, but not what is derived from it: {problems}.").format(problems="; ".join(stale[:3])),
            _("Make it anew: dossier check --repair"),
        )
    if gone:
        return BookError(
            _("The book is sound, but not its files: {problems}.").format(problems="; ".join(gone[:3])),
            _("Attach them again, or bring {path} back from a backup.").format(path=places.files),
        )
    return None
