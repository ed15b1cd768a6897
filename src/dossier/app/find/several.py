"""Several records at once: those that are typed one beside the other, or all that a list shows for the same words."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

from dossier.app.find.named import listed
from dossier.app.names import called
from dossier.app.session import Session
from dossier.errors import AmbiguousError, DossierError, NotFoundError
from dossier.i18n import _
from dossier.records.ref import Ref
from dossier.values.listed import aside, enumerated

T = TypeVar("T")
NAMED = 5
"""How many of several are named before something is done with them."""


class Whom(NamedTuple):
    """Whom a command is about, as it is typed: refs or names, or the noun of a list and what narrows it."""

    words: Sequence[str]
    where: Sequence[str] = ()
    archived: bool = False
    """Whether only those who are archived are narrowed."""


def meant(session: Session, whom: Whom, one: Callable[[str], T], noun: str = "contacts") -> list[T]:
    """Return what is meant, each once; `one` reads a single name, `noun` is the list that is narrowed if none is typed.

    Words that are no refs are one name, unless nobody bears it and commas stand in it. Raises as `one` does.
    """
    if whom.where:
        from dossier.app.find.list_records import fitting  # only a filter pays for the lists

        refs = fitting(session, " ".join(whom.words).strip() or noun, whom.where, archived=whom.archived)
        return list(dict.fromkeys(one(str(ref)) for ref in refs))
    typed = listed(whom.words)
    return list(dict.fromkeys(map(one, typed))) if len(typed) > 1 else _one_or_more(typed[0], one)


def _one_or_more(text: str, one: Callable[[str], T]) -> list[T]:
    try:
        return [one(text)]
    except NotFoundError as error:
        parts = [part for part in re.split(r"[,，、]", text) if part.strip()]
        if len(parts) > 1:
            return list(dict.fromkeys(map(one, parts)))
        words = text.split()
        if len(words) > 1 and all(_names(one, word) for word in words):
            error.way_out = _("For several, type commas between them: {names}").format(names=", ".join(words))
        raise


def _names(one: Callable[[str], T], word: str) -> bool:
    try:
        one(word)
    except AmbiguousError:
        return True
    except DossierError:
        return False
    return True


def shown(connection: sqlite3.Connection, ref: Ref) -> str:
    """Return what a record is called, with its ref."""
    title = called(connection, ref)
    return title if title == str(ref) else title + aside(str(ref))


def counted(names: Sequence[str]) -> str:
    """Return how many there are, with the names of the first few; one alone by its name."""
    if len(names) == 1:
        return names[0]
    more = len(names) - NAMED
    told = enumerated(names[:NAMED]) + (_(" and {n} more").format(n=more) if more > 0 else "")
    return _("{n} at once: {names}").format(n=len(names), names=told)


def sure(session: Session, whom: Whom, names: Sequence[str], question: Callable[[str], str]) -> None:
    """Ask before something is written of several, or of what a filter found; `question` makes a sentence of who they are.

    Raises as `Session.sure` does.
    """
    if whom.where or len(names) > 1:
        session.sure(question(counted(names)))


@contextmanager
def naming(name: str, names: Sequence[str]) -> Iterator[None]:
    """Let a failure say which of several it was, and that none of them was written."""
    try:
        yield
    except DossierError as error:
        if len(names) > 1:
            words = _("{who}: {what} None of the {n} was changed.")
            error.message = words.format(who=name, what=error.message, n=len(names))
        raise


def in_history(said: Sequence[str]) -> str:
    """Return the one sentence by which history names what was done to several."""
    if len(said) <= NAMED:
        return " ".join(said)
    return " ".join(said[:NAMED]) + " " + _("… and {number} more").format(number=len(said) - NAMED)
