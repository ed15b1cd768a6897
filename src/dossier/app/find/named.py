"""The record that a fragment names; where it names several, somebody who can be asked chooses."""

import re
import sqlite3
from collections.abc import Sequence
from typing import TypeVar

from dossier.app.session import Session
from dossier.errors import AmbiguousError, NoFirmError, NoRecordError, NotFoundError, SeveralError, WrongUsageError
from dossier.i18n import _
from dossier.read.find.firm_of import firm_of
from dossier.read.find.who import deals_of, exists, the_one, who
from dossier.records.ref import Ref, read_ref
from dossier.world import countries

T = TypeVar("T")

CLIENTS = ("c", "o")
ANYBODY = ("c", "o", "d")
ANYTHING = (*ANYBODY, "q", "s", "a", "w")
PAPERS = ("y", "s", "q")
PARTS = ("b", "z")
"""Lots and receipts: what belongs to one order and is shown with it."""


def there(found: T | None, ref: object, noun: str) -> T:
    """Return what was read of a record whose ref was just found; raises NoRecordError if it has gone meanwhile."""
    if found is None:
        raise NoRecordError(noun, ref)
    return found


def listed(words: Sequence[str]) -> list[str]:
    """Return the refs that are typed one beside the other or with commas; words that are no refs are one name."""
    typed = [part for word in words for part in re.split(r"[\s,，、]+", word) if part]
    return typed if typed and all(map(read_ref, typed)) else [" ".join(words)]


def client(session: Session, connection: sqlite3.Connection, text: str, letters: Sequence[str] = ANYBODY) -> Ref:
    """Return the record that a fragment names; on a terminal several are offered as a numbered choice.

    A quotation and an order answer to their number, too; where they do not fit, the number of an order means its deal.
    Raises NotFoundError (exit 3) or AmbiguousError (exit 4).
    """
    try:
        ref = paper(connection, text, letters) or _deal_of(connection, text, letters)
        ref = ref or who(connection, text, letters, countries.name)
    except AmbiguousError as error:
        return choose(session, error)
    if ref.letter not in letters:
        raise WrongUsageError(
            _("{ref} ({noun}) does not fit here.").format(ref=ref, noun=_(ref.kind.label)),
            _("Name a client or a deal.") if "d" in letters else _("Name a client."),
        )
    return ref


def paper(connection: sqlite3.Connection, text: str, letters: Sequence[str] = PAPERS) -> Ref | None:
    """Return the proof, order or quotation that a ref or a whole number names, or None if the words name no such paper.

    A quotation's number stands for its newest revision, a lot or receipt for its order; the ref of another record in the
    book is no number. Raises NoRecordError (exit 3) for a ref that is not in the book, AmbiguousError (exit 4) for a number
    that was given twice.
    """
    ref = read_ref(text)
    if ref is not None and ref.letter in PARTS and "s" in letters:
        return _order_of(connection, ref)
    if ref is not None and ref.letter in PAPERS and ref.letter in letters:
        if not exists(connection, ref):
            see = _("See them with: dossier list {plural}").format(plural=ref.kind.plural)
            raise NoRecordError(ref.kind.label, ref, see)
        return ref
    if not any(sign.isdigit() for sign in text) or (ref is not None and exists(connection, ref)):
        return None
    from dossier.read.order import orders  # only what may be a number pays for these
    from dossier.read.quotation import quotations

    numbered = {"s": orders.numbered, "q": quotations.numbered}
    refs = [Ref(each, id_) for each, ids in numbered.items() if each in letters for id_ in ids(connection, text)]
    if len(refs) > 1:
        raise SeveralError(text, [f"{each}  {text.strip()}" for each in refs], [str(each) for each in refs])
    return refs[0] if refs else None


def _deal_of(connection: sqlite3.Connection, text: str, letters: Sequence[str]) -> Ref | None:
    """Return the deal of the order that a whole number names, ours or the client's; None where an order itself fits."""
    if "d" not in letters or "s" in letters or read_ref(text) is not None:
        return None
    found = paper(connection, text, ("s",))
    from dossier.read.order import orders

    order = orders.order(connection, found.id) if found is not None else None
    return Ref("d", order.deal_id) if order is not None else None


def _order_of(connection: sqlite3.Connection, part: Ref) -> Ref:
    from dossier.read.order import orders

    if part.letter == "b":
        return Ref("s", there(orders.lot(connection, part.id), part, part.kind.label).order_id)
    return Ref("s", there(orders.receipt(connection, part.id), part, part.kind.label).order_id)


def choose(session: Session, error: AmbiguousError) -> Ref:
    """Return which of several is meant; raises the failure itself where nobody can be asked."""
    if session.asker is None:
        raise error
    ref = read_ref(error.refs[session.asker.choose(error.message, error.candidates)])
    if ref is None:
        raise error
    return ref


def company(session: Session, connection: sqlite3.Connection, text: str) -> Ref:
    """Return the company that a fragment names, or that of the contact it names."""
    ref = client(session, connection, text, CLIENTS)
    if ref.letter == "o":
        return ref
    firm = firm_of(connection, ref)
    if firm is None:
        raise NoFirmError(text, _('Type: dossier set {ref} company="NAME"').format(ref=ref))
    return Ref("o", firm)


def deal(session: Session, connection: sqlite3.Connection, text: str) -> Ref:
    """Return the deal that a fragment names: its ref or title, or the one open deal of a named client."""
    ref = client(session, connection, text, ("d", "c", "o"))
    if ref.letter == "d":
        return ref
    found = deals_of(connection, ref)
    if not found:
        raise NotFoundError(
            _("{name} has no deal yet.").format(name=text.strip()[:60]),
            _('Open one with: dossier deal {ref} "TITLE"').format(ref=ref),
        )
    try:
        return the_one(text, found, None, countries.name)
    except AmbiguousError as error:
        return choose(session, error)
