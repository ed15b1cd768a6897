"""What happens to an order, one function an event: produced, shipped, delivered, cancelled; its money is in `payments.py`.

Each writes into the open transaction and returns what is to be said of it. Log, touch and stage of the deal follow in
`app/deal/order_told.py`.
"""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dossier.app.order.payments import Received
from dossier.errors import InvalidValueError, WrongOrderError
from dossier.i18n import _
from dossier.render.words import day as day_words
from dossier.render.words import money, number
from dossier.values.listed import enumerated, phrased
from dossier.values.quantity import counted

if TYPE_CHECKING:
    from dossier.write.tables.negotiation import Order
    from dossier.write.transaction import Transaction


EVENTS = ("in_production_on", "deposit_paid", "balance_paid", "shipped_on", "delivered_on")
"""Columns that are events: written by the functions below, in this order, never as they are typed."""


class Events(NamedTuple):
    """What happened on one day: which of `EVENTS`, how many or which lot left, what came, and the lots planned."""

    day: date = date.min
    names: frozenset[str] = frozenset()
    part: Decimal | None = None
    lot: int | None = None
    lots: tuple[dict[str, object], ...] = ()
    came: Received | None = None
    charges: Decimal | None = None
    cancelled: str | None = None

    @property
    def any(self) -> bool:
        """Tell whether anything happened."""
        return bool(self.names or self.lots or self.came or self.charges or self.cancelled)


def in_production(tx: "Transaction", row: "Order", day: date) -> list[str]:
    """Note that the goods are being made."""
    tx.update(row, in_production_on=day)
    return [_("in production since {day}").format(day=day_words(day, tx.today))]


def lots_planned(tx: "Transaction", row: "Order", lots: list[dict[str, object]]) -> list[str]:
    """Divide an order into lots, each with its quantity and day; say what of it is in none.

    Raises InvalidValueError for lots above what is ordered, before the confirmation, or of an item that is not ordered.
    """
    from dossier.write.deal import order_life
    from dossier.write.tables.negotiation import Lot

    if row.shipped_on is not None:
        raise _shipped_already(row)
    said = []
    for each in lots:
        ship_by = each["ship_by"]
        if isinstance(ship_by, date) and ship_by < row.confirmed_on:
            raise WrongOrderError(_("ship by"), _("confirmed on"))
        made = tx.insert(Lot, order_id=row.id, **(each | {"item": _item(tx, row, each["item"])}))
        words = _("lot {ref}: {quantity}").format(ref=f"b{made.id}", quantity=counted(made.quantity, made.unit))
        until = _("ship by {when}").format(when=day_words(made.ship_by, tx.today)) if made.ship_by else ""
        said.append(phrased(part for part in (words, until) if part))
    order_life.renew(tx, row.id or 0)
    held = sum((each.quantity for each in order_life.lots_of(tx, row.id or 0)), Decimal(0))
    if row.quantity is None:
        said.append(_("how many are ordered is not known"))
    elif held < row.quantity:
        said.append(_("{rest} are in no lot yet").format(rest=number(row.quantity - held)))
    return said


def _item(tx: "Transaction", row: "Order", text: object) -> str | None:
    """Return the ordered item that a lot is of; raises InvalidValueError for one that is not ordered."""
    from dossier.values.names import fold
    from dossier.write.deal import order_life

    if not text:
        return None
    items = [each.item for each in order_life.lines_of(tx, row.id or 0)]
    hits = [item for item in items if fold(str(text)) in fold(item)]
    if len(hits) == 1:
        return hits[0]
    raise InvalidValueError(
        _("“{text}” is none of the items ordered.").format(text=str(text)[:40]),
        _("Choose from: {choices}.").format(choices=enumerated(items)),
    )


def shipped(
    tx: "Transaction", row: "Order", part: Decimal | None, day: date, override: str | None, lot: int | None = None
) -> list[str]:
    """Note that an order has left, or a part of it; say what remains.

    Raises RefusedError (exit 6) for goods that leave before money that is due by then, unless `override` says why;
    the reason is kept with the order and in the log.
    """
    from dossier.write import guards
    from dossier.write.deal import order_life
    from dossier.write.tables.negotiation import Lot

    if row.shipped_on is not None:
        raise _shipped_already(row)
    if lot is not None:
        held = tx.get(Lot, lot)
        if held.shipped_on is not None:
            raise InvalidValueError(
                _("Lot b{id} shipped on {day} already.").format(id=lot, day=day_words(held.shipped_on))
            )
        part = held.quantity
    guards.paid_before_shipment(tx, row, part, override)
    order_life.ship(tx, row.id or 0, part, day, lot)
    if part is None:
        return [_("shipped on {day}").format(day=day_words(day, tx.today))]
    said = [_("{part} shipped {day}").format(part=counted(part, None), day=day_words(day, tx.today))]
    if row.quantity is not None:
        rest = row.quantity - (row.shipped_quantity or 0)
        said.append(
            _("{rest} of {whole} remain").format(rest=number(rest), whole=number(row.quantity))
            if rest
            else _("all of it has shipped")
        )
    else:
        said.append(_("how many are ordered is not known"))
    return said


def _shipped_already(row: "Order") -> InvalidValueError:
    day = day_words(row.shipped_on) if row.shipped_on else ""
    return InvalidValueError(
        _("{number} shipped on {day} already.").format(number=row.number or f"s{row.id}", day=day),
        _("See: dossier order s{id}").format(id=row.id),
    )


def delivered(tx: "Transaction", row: "Order", day: date) -> list[str]:
    """Note that the goods have arrived; raises InvalidValueError for goods that have not left, or left later."""
    if row.shipped_on is None:
        raise InvalidValueError(
            _("{number} has not shipped in full.").format(number=row.number or f"s{row.id}"),
            _("First: dossier order s{id} --shipped").format(id=row.id),
        )
    if day < row.shipped_on:
        raise WrongOrderError(_("delivered on"), _("shipped on"))
    tx.update(row, delivered_on=day)
    return [_("delivered on {day}").format(day=day_words(day, tx.today))]


def cancelled(tx: "Transaction", row: "Order", why: str, day: date) -> list[str]:
    """Cancel an order with its reason; say which days end with it, and what money of it lies with us.

    Raises InvalidValueError where part of it has left.
    """
    from dossier.write.deal import order_life

    if row.shipped_on is not None or row.shipped_quantity:
        raise InvalidValueError(
            _("What has shipped of {number} cannot be cancelled.").format(number=row.number or f"s{row.id}"),
            _("Correct it to what shipped: dossier order s{id} --quantity {shipped:f}").format(
                id=row.id, shipped=row.shipped_quantity or Decimal(0)
            ),
        )
    ended = order_life.cancel(tx, row.id or 0, why, day)
    said = [_("cancelled {day}: {why}").format(day=day_words(day, tx.today), why=why)]
    labels = {"ship_by": _("ship by"), "deposit_due": _("deposit due"), "balance_due": _("balance due")}
    gone = [f"{labels[name]} {day_words(ended[name][0], tx.today)}" for name in labels if name in ended]
    if gone:
        said.append(_("no longer due: {days}").format(days=enumerated(gone)))
    if row.received:
        words = _(
            '{sum} received for it lies with us: agree whether it goes back (dossier order s{id} --returned "{sum}") or stays'
        )
        said.append(words.format(sum=money(row.received, row.currency), id=row.id))
    elif row.deposit_paid is not None:
        said.append(_("a deposit had come on {day}: agree whether it goes back or stays").format(
            day=day_words(row.deposit_paid, tx.today)))  # fmt: skip
    return said
