"""What happened to an order, told once whichever command wrote it: one touch a shipment, sum or cancelling, and one move of its deal."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.app.deal.happened import Happening, moved, told, told_of
from dossier.app.session import Session
from dossier.i18n import _
from dossier.records.order.order import LOT, ORDER, RECEIPT
from dossier.records.ref import Ref
from dossier.render.words import money
from dossier.values.quantity import counted

if TYPE_CHECKING:
    from dossier.write.tables.negotiation import Order
    from dossier.write.transaction import Transaction


class Told(NamedTuple):
    """What followed from what happened to an order, and the stage of its deal before and after."""

    said: tuple[str, ...] = ()
    deal_id: int = 0
    before: str = ""
    after: str = ""

    @property
    def every(self) -> tuple[str, ...]:
        """Return what followed with the move of the deal, one sentence each."""
        return (*self.said, *moved(self.deal_id, self.before, self.after))


class _Stand(NamedTuple):
    """How far an order is: its days, the receipts it has and the lots that have left, by their numbers."""

    days: dict[str, date | None]
    receipts: frozenset[int | None] = frozenset()
    gone: frozenset[int | None] = frozenset()


_DAYS = ("deposit_paid", "balance_paid", "in_production_on", "shipped_on", "delivered_on", "cancelled_on")
_NEW = _Stand(dict.fromkeys(_DAYS))
"""How an order stands of which nothing has been said yet."""


def followed(session: Session, tx: "Transaction", ref: Ref, *, stage: bool = True) -> Callable[[], Told]:
    """Return what is to be called after an order, lot or receipt has changed: it tells what happened and moves the deal.

    Of another record nothing is told. `stage` tells whether the deal may move.
    """
    if ref.letter not in {ORDER.letter, LOT.letter, RECEIPT.letter}:
        return Told
    from dossier.write.record import row_of
    from dossier.write.tables.deal import Deal
    from dossier.write.tables.negotiation import Order

    row: Any = row_of(tx, ref)
    order = tx.get(Order, ref.id if ref.letter == ORDER.letter else row.order_id)
    was, before = _stand(tx, order), tx.get(Deal, order.deal_id).stage

    def tell() -> Told:
        said = _told(session, tx, order, was, stage=stage)
        return Told(said, order.deal_id, before, tx.get(Deal, order.deal_id).stage)

    return tell


def order_confirmed(
    session: Session, tx: "Transaction", order: Ref, before: str | None, *, stage: bool
) -> tuple[str, ...]:
    """Tell that an order was confirmed, and what was noted as shipped or received with it; return what followed.

    `before` is the stage that its deal had; `stage` tells whether the deal is to stand on ordered.
    """
    from dossier.write.tables.deal import Deal
    from dossier.write.tables.negotiation import Order

    row = tx.get(Order, order.id)
    text = _("Order {number} confirmed").format(number=row.number or order)
    what = Happening(text, row.confirmed_on, "ordered" if stage else None)
    said = told(session, tx, row.deal_id, what, before)
    now = tx.get(Deal, row.deal_id).stage
    said += _told(session, tx, row, _NEW, stage=stage)
    said += tuple(moved(row.deal_id, now, tx.get(Deal, row.deal_id).stage))
    if tx.get(Deal, row.deal_id).stage == "lost":
        said += (
            _("Deal d{id} is lost and stays so; if it lives again: dossier stage d{id} ordered").format(id=row.deal_id),
        )
    return said


def added(session: Session, tx: "Transaction", ref: Ref) -> tuple[str, ...]:
    """Tell what a quotation, proof or order means that was written as it is, and return what followed."""
    from dossier.write.record import row_of
    from dossier.write.tables.deal import Deal

    if ref.letter not in {"q", "y", ORDER.letter}:
        return ()
    row: Any = row_of(tx, ref)
    if ref.letter == ORDER.letter:
        return order_confirmed(session, tx, ref, tx.get(Deal, row.deal_id).stage, stage=True)
    return told_of(session, tx, ref, {"state": (None, row.state)})


def _stand(tx: "Transaction", row: "Order") -> _Stand:
    from dossier.write.deal import order_life

    number = row.id or 0
    return _Stand(
        {name: getattr(row, name) for name in _DAYS},
        frozenset(each.id for each in order_life.receipts_of(tx, number)),
        frozenset(each.id for each in order_life.lots_of(tx, number) if each.shipped_on is not None),
    )


def _told(session: Session, tx: "Transaction", row: "Order", was: _Stand, *, stage: bool) -> tuple[str, ...]:
    from dossier.write.deal import order as write

    now = _stand(tx, row)
    if now == was:
        return ()
    found = (*_money(tx, row, was, now), *_goods(tx, row, was, now), *_end(row, was))
    said = tuple(dict.fromkeys(text for each in found for text in told(session, tx, row.deal_id, each)))
    if stage:
        ends = row.cancelled_on is not None and was.days["cancelled_on"] is None
        write.follow_stage(tx, row.deal_id, row.cancelled_on or tx.today, row.cancelled_why if ends else None)
    return said


def _money(tx: "Transaction", row: "Order", was: _Stand, now: _Stand) -> Iterator[Happening]:
    """Yield each sum that came or went back, by the share that it fills where it is one of each."""
    from dossier.write.deal import order_life

    forms = {"deposit_paid": _("Deposit of {order} received"), "balance_paid": _("Balance of {order} received")}
    shares = [name for name in forms if was.days[name] is None and now.days[name] is not None]
    fresh = [each for each in order_life.receipts_of(tx, row.id or 0) if each.id not in was.receipts]
    if not now.receipts:
        for name in shares:
            yield Happening(forms[name].format(order=_name(row)), now.days[name] or tx.today, came_in=True)
        return
    one_each = len(fresh) == len(shares)
    for place, each in enumerate(sorted(fresh, key=lambda each: each.id or 0)):
        came = each.amount > 0
        form = (
            _("{share}: {sum}")
            if one_each
            else _("{sum} received for {order}")
            if came
            else _("{sum} of {order} sent back")
        )
        share = forms[shares[place]].format(order=_name(row)) if one_each else ""
        text = form.format(share=share, sum=money(abs(each.amount), each.currency), order=_name(row))
        yield Happening(text, each.on_date, came_in=came)


def _goods(tx: "Transaction", row: "Order", was: _Stand, now: _Stand) -> Iterator[Happening]:
    """Yield that an order has left, or what of it."""
    from dossier.write.deal import order_life

    if row.shipped_on is not None and was.days["shipped_on"] is None:
        form = _("The rest of {order} shipped") if was.gone else _("{order} shipped")
        yield Happening(form.format(order=_name(row)), row.shipped_on)
        return
    left = [each for each in order_life.lots_of(tx, row.id or 0) if each.id in now.gone - was.gone]
    if left:
        part = counted(sum(each.quantity for each in left[1:]) + left[0].quantity, left[0].unit)
        day = max(each.shipped_on for each in left if each.shipped_on is not None)
        yield Happening(_("{part} of {order} shipped").format(part=part, order=_name(row)), day)


def _end(row: "Order", was: _Stand) -> Iterator[Happening]:
    if row.cancelled_on is not None and was.days["cancelled_on"] is None:
        text = _("{order} cancelled: {why}").format(order=_name(row), why=row.cancelled_why or "")
        yield Happening(text, row.cancelled_on, came_in=True)


def _name(row: "Order") -> str:
    return row.number or f"s{row.id}"
