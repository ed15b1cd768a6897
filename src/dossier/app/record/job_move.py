"""What follows when a person changes firms, written with the change and said in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.app.agenda.cadence import cadence_for
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read.dossier import facts_about
from dossier.read.find.who import label
from dossier.records.known import current
from dossier.records.ref import Ref

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction


def followed(session: Session, tx: "Transaction", ref: Ref, before: int | None, after: int | None) -> Iterator[str]:
    """Write what follows from a contact's going from one firm to another, and yield what that was; nothing for a first firm."""
    if ref.letter != "c" or before is None:
        return
    from dossier.write.contact import move

    with session.reading() as connection:
        title = current(facts_about(connection, "contact", ref.id)).get("contact.title")
        days = session.settings.cadence(None) if after is None else cadence_for(session, connection, Ref("o", after))
    moved = move.left(tx, ref.id, before, title.value if title else None)
    move.paced(tx, ref.id, days)
    firm = label(tx.connection, Ref("o", before))
    yield _("career: {firm} until today ({step})").format(firm=firm, step=moved.step)
    if moved.addresses:
        yield _("no letters to {addresses} any more").format(addresses=", ".join(moved.addresses))
    if moved.to_do:
        yield _("{refs} went along").format(refs=", ".join(map(str, moved.to_do)))
    if moved.deals:
        yield _("{refs} stays with {firm}").format(refs=", ".join(map(str, moved.deals)), firm=firm)
