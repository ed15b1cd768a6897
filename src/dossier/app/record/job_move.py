"""What follows when a person changes firms, written with the change and said in words."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dossier.app.agenda.cadence import cadence_for
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read.dossier import facts_about
from dossier.read.find.who import label
from dossier.records.known import current
from dossier.records.ref import Ref
from dossier.values.listed import aside, enumerated

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction


class Wishes(NamedTuple):
    """How a move is to be written: since when (None is today), what goes along, who follows, and when to ask who does."""

    on: str | None = None
    along: bool = True
    deals: bool = False
    successor: int | None = None
    ask_on: date | None = None


USUAL = Wishes()


def followed(
    session: Session, tx: "Transaction", ref: Ref, before: int | None, after: int | None, wishes: Wishes = USUAL
) -> Iterator[str]:
    """Write what follows from a contact's going from one firm to another, and yield what that was; nothing for a first firm."""
    if ref.letter != "c" or before is None:
        return
    from dossier.write.contact import move

    with session.reading() as connection:
        title = current(facts_about(connection, "contact", ref.id)).get("contact.title")
        days = session.settings.cadence(None) if after is None else cadence_for(session, connection, Ref("o", after))
    how = move.Leaving(title.value if title else None, *wishes[:4])
    moved = move.left(tx, ref.id, before, how)
    move.paced(tx, ref.id, days)
    firm = label(tx.connection, Ref("o", before))
    until = _("career: {firm} until {day} ({step})") if wishes.on else _("career: {firm} until today ({step})")
    yield until.format(firm=firm, step=moved.step, day=wishes.on)
    if moved.addresses:
        yield _("no letters to {addresses} any more").format(addresses=enumerated(moved.addresses))
    yield from _handed(moved.to_do, firm, along=wishes.along)
    yield from _handed(moved.deals, firm, along=wishes.deals and after is not None)
    if wishes.successor is not None:
        follows = label(tx.connection, Ref("c", wishes.successor))
        yield _("{who} follows there").format(who=follows + aside(f"c{wishes.successor}"))


def _handed(refs: Sequence[Ref], firm: str, *, along: bool) -> Iterator[str]:
    words = _("{refs} went along") if along else _("{refs} stays with {firm}")
    if refs:
        yield words.format(refs=enumerated(map(str, refs)), firm=firm)
