"""Orders: confirmed from a quotation, brought forward, shown; the next one like the last."""

import sqlite3
from typing import Any, NamedTuple

from dossier.app.answer import Answer, before_text, outcome
from dossier.app.deal.days import happened_on
from dossier.app.find import named
from dossier.app.order import one_order, typed_order
from dossier.app.order.confirmation import confirm, propose
from dossier.app.order.of_deal import another_is_meant, nothing_to_show, order_there, there_already
from dossier.app.order.progress import settle
from dossier.app.order.typed_lot import read_part
from dossier.app.order.typed_order import OrderRequest
from dossier.app.order.wish import Wish
from dossier.app.session import Session
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.read.dossier import of_deal
from dossier.read.find.who import deals_of
from dossier.records.dossier import Dossier
from dossier.records.order.order import Lot, Order
from dossier.records.ref import Ref, read_ref

NOT_ORDERED = ("inquiry", "qualified", "quoted", "sampling", "negotiating")
"""Stages of a deal that an order is still to come from."""


class Meant(NamedTuple):
    """What the words of a request stand for; `is_named` tells that the order itself was named, not its deal."""

    found: Dossier
    held: Order | None
    is_named: bool
    quote: Ref | None
    like: Order | None
    lot: Lot | None = None


def order(session: Session, request: OrderRequest) -> Answer:
    """Confirm, change, show or note one order."""
    if request.notes:
        one_order.check_language(request.lang)
    day = happened_on(session, request.on)
    typed = typed_order.columns(session, request, day)
    with session.reading() as connection:
        typed |= typed_order.looked_up(session, connection, request)
        meant = _meant(session, connection, request)
    held = _held(session, meant, request, typed)
    named_currency = "currency" in request.fields
    quantity = read_part(request.quantity) if request.quantity else None
    events = typed_order.events(session, request, day, held, meant.lot)
    wish = Wish(
        meant.found, typed, day, meant.quote, meant.like, request.stage, request.override, named_currency, quantity, events,
    )  # fmt: skip
    if held is None and (events.came or events.charges or events.cancelled):
        raise nothing_to_show(meant.found)
    if held is None and request.like and not request.confirmed:
        return propose(session, wish)
    if held is not None and not typed and not events.any and quantity is None:
        return _view(session, Ref("s", held.id), request)
    written = confirm(session, wish) if held is None else settle(session, wish, held)
    ref = read_ref(written.ref or "")
    if ref is None:
        return written
    if held is None or {"ship_by", "destination"} & typed.keys():
        written = written._replace(said=(*written.said, *_against(session, ref)))
    if request.notes:
        written = before_text(written, one_order.production(session, ref, lang=request.lang).text or "")
    if request.check:
        seen = _view(session, ref, request)
        return written._replace(page=seen.page, shape=seen.shape)
    return written._replace(shape=lambda: outcome(one_order.view(session, ref)))


def _against(session: Session, ref: Ref) -> tuple[str, ...]:
    """Return what the calendar at both ends says against the days of an order."""
    from dossier.app.order.calendar import said

    with session.reading() as connection:
        held = one_order.named_order(connection, str(ref))
        found = of_deal(connection, held.deal_id) if held else None
        return tuple(said(session, connection, found, held)) if held and found else ()


def _view(session: Session, ref: Ref, request: OrderRequest) -> Answer:
    if request.check:
        from dossier.app.order.check import checked

        return checked(session, ref)
    return one_order.production(session, ref, lang=request.lang) if request.notes else one_order.view(session, ref)


def _meant(session: Session, connection: sqlite3.Connection, request: OrderRequest) -> Meant:
    held = one_order.named_order(connection, request.what)
    is_named = held is not None
    number = held.deal_id if held else deal_to_order(session, connection, request.what).id
    found = of_deal(connection, number)
    if found is not None and held is None and not (request.more or request.like):
        held = order_there(session, found)
    quote = named.client(session, connection, request.from_quote, ("q",)) if request.from_quote else None
    like = one_order.named_order(connection, request.like) if request.like else None
    if found is None or (request.like and like is None):
        raise WrongUsageError(
            _("“{text}” is no order.").format(text=(request.like or "")[:40]), _("See: dossier list orders")
        )
    return Meant(found, held, is_named, quote, like, one_order.named_lot(connection, request.what))


def _held(session: Session, meant: Meant, request: OrderRequest, typed: dict[str, Any]) -> Order | None:
    """Return the order that is shown or changed, None for one that is to be written."""
    held = meant.held
    if held is not None and not meant.is_named:
        if another_is_meant(session, meant.found, held, typed, from_quote=meant.quote is not None):
            return None
        if not request.as_data:
            session.tell(there_already(meant.found, held))
    asked_for_a_new_one = typed or meant.quote or request.like or request.more
    if held is None and (request.as_data or request.notes or request.check) and not asked_for_a_new_one:
        raise nothing_to_show(meant.found)
    return held


def deal_to_order(session: Session, connection: sqlite3.Connection, text: str) -> Ref:
    """Return the deal that is meant; of a client's several deals the one that has not been ordered yet."""
    ref = named.client(session, connection, text, named.ANYBODY)
    waiting = (
        [each.ref for each in deals_of(connection, ref) if each.detail in NOT_ORDERED] if ref.letter != "d" else []
    )
    return waiting[0] if len(waiting) == 1 else named.deal(session, connection, str(ref))
