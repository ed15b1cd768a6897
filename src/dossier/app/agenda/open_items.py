"""The open follow-up or promise that a ref or a client's name stands for."""

import sqlite3
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from dossier.app.find import named, several
from dossier.app.session import Session
from dossier.errors import AmbiguousError, NoRecordError, NotFoundError, WrongUsageError
from dossier.i18n import _
from dossier.read.agenda.open_items import open_of, planned
from dossier.read.find.who import label
from dossier.records.ref import Ref, read_ref
from dossier.values.day_words import day
from dossier.values.listed import aside, phrased


class ClosedError(WrongUsageError):
    """A follow-up or promise that is closed already (exit 2)."""

    def __init__(self, ref: Ref, state: str) -> None:
        super().__init__(
            _("{ref} is closed already ({state}).").format(ref=ref, state=_(state)),
            _("Take that back with: dossier undo"),
        )


class Item(NamedTuple):
    """An open follow-up or promise with its client."""

    ref: Ref
    text: str
    due_on: date | None
    first_due_on: date | None
    every: str | None
    after_done: bool
    client: Ref | None
    who: str


def open_items(
    session: Session, connection: sqlite3.Connection, whom: several.Whom, question: Callable[[str], str] | None
) -> list[Item]:
    """Return the open follow-ups and promises that are meant, each once, after asking about what a filter found.

    Of several, those that are closed already are named and left; raises as `open_item` does where none is open.
    """
    where = (*whom.where, "state~open") if whom.where else ()
    closed: list[ClosedError] = []

    def one(text: str) -> Item | None:
        try:
            return open_item(session, connection, text)
        except ClosedError as error:
            closed.append(error)
            return None

    found = [each for each in several.meant(session, whom._replace(where=where), one, "follow-ups") if each]
    if not found and closed:
        raise closed[0]
    for error in closed:
        session.tell(error.message)
    if where and question is not None:
        several.sure(session, whom, [item.text + aside(phrased((str(item.ref), item.who))) for item in found], question)
    return list({item.ref: item for item in found}.values())


def open_item(session: Session, connection: sqlite3.Connection, text: str) -> Item:
    """Return the open follow-up or promise that is meant; a client's name stands for its only open one.

    Raises NotFoundError, AmbiguousError, or WrongUsageError if it is closed already.
    """
    ref = read_ref(text)
    if ref is not None and ref.letter in {"f", "m"}:
        return _item(connection, ref)
    client = named.client(session, connection, text)
    found = open_of(connection, client)
    if not found:
        raise NotFoundError(
            _("Nothing is open for {who}.").format(who=label(connection, client)), _("See: dossier remind")
        )
    if len(found) > 1:
        raise AmbiguousError(
            _("{who} has several open follow-ups:").format(who=label(connection, client)),
            _("Type the ref of the one you mean."),
            [f"f{each.id}  {day(each.due_on, session.today)}  {each.text}" for each in found],
            [f"f{each.id}" for each in found],
        )
    return _item(connection, Ref("f", found[0].id))


def _item(connection: sqlite3.Connection, ref: Ref) -> Item:
    kept = planned(connection, ref)
    if kept is None:
        raise NoRecordError(ref.kind.label, ref, _("See: dossier remind"))
    if kept.state != "open":
        raise ClosedError(ref, kept.state)
    client = kept.client
    return Item(ref, *kept[:5], client, label(connection, client) if client else "")
