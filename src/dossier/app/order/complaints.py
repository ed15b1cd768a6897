"""Complaints: of which order, what to do first, and how one is shown."""

import sqlite3

from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read.order import complaints as read
from dossier.read.order import orders
from dossier.records.order.complaint import COMPLAINT
from dossier.records.ref import Ref


def of_order(connection: sqlite3.Connection, text: str | None) -> dict[str, int]:
    """Return the order that a complaint was noted with, where an order was named and not a client or a deal."""
    ref = named.paper(connection, text, ("s",)) if text else None
    return {"order_id": ref.id} if ref is not None else {}


def deal_of(connection: sqlite3.Connection, text: str) -> Ref | None:
    """Return the deal of the order that a text names, None where it names no order."""
    order = orders.order(connection, number) if (number := of_order(connection, text).get("order_id")) else None
    return Ref("d", order.deal_id) if order is not None else None


def to_answer(owner: Ref) -> str:
    """Return what a complaint asks for first."""
    words = _("Answer within a day, also without a solution. Then: {command}")
    return words.format(command=f'dossier log {owner} "…" --by email --out')


def view(session: Session, ref: Ref) -> Answer:
    """Return one complaint with all that is noted of it; raises NoRecordError if there is none."""
    from dossier.render.order.complaint import complaint_page

    with session.reading() as connection:
        found = named.there(read.complaint(connection, ref.id), ref, COMPLAINT.label)
        whose = read.whose(connection, found)
    return Answer(page=lambda: complaint_page(found, whose, session.setting()), shape=found._asdict)
