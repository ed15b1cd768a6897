"""An order brought forward: what happened to it, a changed column, and the days that follow from both."""

from typing import TYPE_CHECKING, Any

from dossier.app.answer import Answer
from dossier.app.deal import order_told
from dossier.app.order import destination_check, due_days, goods, happened, payments
from dossier.app.order.happened import EVENTS
from dossier.app.order.wish import Wish, check_days, keep_currency
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read.country.destination import order_values
from dossier.records.deal.deal import STAGES
from dossier.records.order.order import ORDER, Order
from dossier.records.ref import Ref

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction


def settle(session: Session, wish: Wish, held: Order) -> Answer:
    """Note what happened to an order, and move its days and its deal's stage to what follows."""
    values = {name: value for name, value in wish.typed.items() if name not in EVENTS}
    check_days(wish, {"confirmed_on": held.confirmed_on} | wish.typed)
    keep_currency(session, wish, held.currency)
    from dossier.render.words import strung
    from dossier.write import guards
    from dossier.write.tables.negotiation import Order as Row

    ref = Ref("s", held.id)
    allowed = None
    if destination_check.TELLING & values.keys():
        with session.reading() as connection:
            now = order_values(connection, held.id) | values
            allowed = destination_check.cleared(session, connection, held.deal_id, now, wish.override)
        values = destination_check.with_reason(values, allowed, wish.override, held.note)
    lines = goods.of_an_order(session, wish, held) if wish.quantity is not None else []
    with session.writing("order") as tx:
        row = tx.get(Row, held.id)
        only_money = wish.events.came is not None and not (wish.events._replace(came=None).any or values or lines)
        if not only_money:
            guards.not_cancelled(row)
        said = goods.changed(tx, row, lines) if lines else []
        more, followed = changed(session, tx, held.id, values, wish)
        said += more
        if allowed is not None:
            destination_check.log_reason(tx, held.deal_id, held.number or str(ref), allowed, wish.override)
        what = strung(said) or _("nothing changed")
        done = tx.say(_("Order {number} ({ref}): {what}.").format(number=held.number or ref, ref=ref, what=what))
    return Answer((done, *followed), ref=str(ref), next=f"dossier show {ref}", written=True)


def changed(
    session: Session, tx: "Transaction", number: int, values: dict[str, Any], wish: Wish
) -> tuple[list[str], tuple[str, ...]]:
    """Write columns and events of an order; return in words what was done, and what followed with its client."""
    from dossier.render.words import choice
    from dossier.write.deal import order as write
    from dossier.write.tables.negotiation import Order as Row

    row, ref = tx.get(Row, number), Ref("s", number)
    due, tell = due_days.followed(session, tx, ref), order_told.followed(session, tx, ref, stage=wish.stage)
    said = _columns(session, write.change(tx, number, values))
    said += _events(tx, row, wish)
    said += due()
    told = tell()
    if told.before != told.after:
        said.append(_("deal {ref}: {stage}").format(ref=f"d{row.deal_id}", stage=choice(STAGES, told.after)))
    return said, told.said


def _events(tx: "Transaction", row: Any, wish: Wish) -> list[str]:
    events, said = wish.events, []
    if events.lots:
        said += happened.lots_planned(tx, row, list(events.lots))
    if "in_production_on" in events.names:
        said += happened.in_production(tx, row, events.day)
    if events.came is not None:
        said += payments.received(tx, row, events.came, events.day)
    elif events.charges is not None:
        said += payments.charges_noted(tx, row, events.charges)
    for name in ("deposit_paid", "balance_paid"):
        if name in events.names:
            said += payments.share_paid(tx, row, name, events.day, events.lot)
    if "shipped_on" in events.names:
        said += happened.shipped(tx, row, events.part, events.day, wish.override, events.lot)
    if "delivered_on" in events.names:
        said += happened.delivered(tx, row, events.day)
    if events.cancelled is not None:
        said += happened.cancelled(tx, row, events.cancelled, events.day)
    return said


def _columns(session: Session, columns: dict[str, tuple[Any, Any]]) -> list[str]:
    from dossier.app.names import NAMES
    from dossier.render.words import said

    fields = [(field, new) for column, (_old, new) in columns.items() if (field := ORDER.field(column)) is not None]
    return [f"{_(field.label)} {said(field, new, NAMES, session.today)}" for field, new in fields]
