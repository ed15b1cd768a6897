"""An order brought forward: deposit, loading, balance, or a changed date."""

from datetime import date
from typing import Any

from dossier.app.answer import Answer
from dossier.app.deal import happened
from dossier.app.order import destination_check
from dossier.app.order.wish import Wish, check_days, keep_currency
from dossier.app.session import Session
from dossier.i18n import _
from dossier.records.deal.deal import STAGES
from dossier.records.order.order import ORDER, Order
from dossier.records.ref import Ref


def settle(session: Session, wish: Wish, held: Order) -> Answer:
    """Note what happened to an order, and move its deal to the stage that follows."""
    values = wish.typed
    check_days(wish, {"confirmed_on": held.confirmed_on} | values)
    keep_currency(session, wish, held.currency)
    from dossier.render.words import choice
    from dossier.write.deal import order as write
    from dossier.write.tables.deal import Deal

    ref = Ref("s", held.id)
    allowed = None
    if destination_check.TELLING & values.keys():
        with session.reading() as connection:
            now = destination_check.order_values(connection, held.id) | values
            allowed = destination_check.cleared(session, connection, held.deal_id, now, wish.override)
        values = destination_check.with_reason(values, allowed, wish.override, held.note)
    with session.writing("order") as tx:
        before = tx.get(Deal, held.deal_id).stage
        changed = write.settle(tx, held.id, values, stage=wish.stage)
        said = _changes(session, changed)
        after = tx.get(Deal, held.deal_id).stage
        if after != before:
            said.append(_("deal {ref}: {stage}").format(ref=wish.deal, stage=choice(STAGES, after)))
        if allowed is not None:
            destination_check.log_reason(tx, held.deal_id, held.number or str(ref), allowed, wish.override)
        what = "; ".join(said) or _("nothing changed")
        done = tx.say(_("Order {number} ({ref}): {what}.").format(number=held.number or ref, ref=ref, what=what))
        followed = happened.told_of(session, tx, ref, changed)
    return Answer((done, *followed), ref=str(ref), next=f"dossier show {ref}", written=True)


def _changes(session: Session, changed: dict[str, tuple[Any, Any]]) -> list[str]:
    from dossier.render.words import day

    said = []
    for column, (_old, new) in changed.items():
        field = ORDER.field(column)
        shown = day(new, session.today) if isinstance(new, date) else str(new)
        said.append(f"{_(field.label) if field else column} {shown}")
    return said
