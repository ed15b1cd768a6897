"""Whether the book still holds what was written to it here: an older copy, or another machine's, may have come in its place."""

import sqlite3
from collections.abc import Iterable

from dossier.app.book import memory
from dossier.app.book.memory import Memory
from dossier.app.session import Session
from dossier.i18n import _
from dossier.nearest import in_a_row
from dossier.read.book.book import beginning
from dossier.read.book.writers import writers
from dossier.records.writers import Writer, difference
from dossier.values.day_words import day
from dossier.values.listed import aside, enumerated


def compared(connection: sqlite3.Connection, known: Memory) -> Memory:
    """Return a memory with what the book lacks of it, or no more lacks; another book in the same place lacks nothing."""
    if not known.seen or known.book != beginning(connection):
        return known._replace(lost=(), instead=())
    found = writers(connection)
    here = {each.place: each.number for each in found}
    seen = {each.place: each.number for each in known.seen}
    if difference(seen, here) is None:
        came_back = set(known.lost) <= set(known.seen)  # else something was written since, and the memory is of that
        return known._replace(lost=(), instead=()) if came_back else known
    lost = tuple(each for each in known.seen if here.get(each.place, 0) < each.number)
    instead = tuple(each for each in found if each.number > seen.get(each.place, 0))
    return known._replace(lost=lost, instead=instead)


def now_holding(connection: sqlite3.Connection, known: Memory) -> Memory:
    """Return a memory of a book as it is now."""
    found = tuple(writers(connection))
    own = max((each.number for each in found if each.place == known.place), default=0)
    return known._replace(book=beginning(connection), seen=found, wrote=max(known.wrote, own))


def sentence(known: Memory) -> str:
    """Return what the book lacks in a sentence, empty if it lacks nothing."""
    if not known.lost:
        return ""
    if known.instead:
        words = _(
            "The book was changed apart: what was written on {lost} is not in it, what was written on {other} is."
        )
        return words.format(lost=_named(known.lost), other=_named(known.instead))
    return _("An older copy of the book lies here: what was written on {lost} is not in it.").format(
        lost=_named(known.lost)
    )


def _named(every: Iterable[Writer]) -> str:
    return enumerated(each.machine + aside(f"{day(each.at.date())} {each.at:%H:%M}") for each in every)


def said(session: Session, connection: sqlite3.Connection, *, remember: bool) -> Memory:
    """Compare the book with what is remembered, say once a day what it lacks, and return the memory, kept if it is to be."""
    known = compared(connection, before := memory.recall(session))
    if known.lost and (known.lost != before.lost or not known.was("apart", session.today)):
        session.tell(in_a_row(sentence(known), _("Nothing was chosen for you; see: dossier check")))
        known = known.after("apart", session.today)
    if not known.was("beside", session.today):
        from dossier.app.book.beside import conflicting  # looked for once a day

        found = conflicting(connection, session.places.book)
        if found or known.seen:  # who has never written here keeps no memory of having looked
            known = known.after("beside", session.today)
        for each in found:
            session.tell(each.sentence)
    if remember and known != before:
        memory.keep(session, known)
    return known
