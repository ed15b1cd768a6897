"""Money of an order as it comes or goes back: written into the open transaction, and what is to be said of it."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.records.order.owed import open_of
from dossier.render.words import day as day_words
from dossier.render.words import money

if TYPE_CHECKING:
    from dossier.write.tables.negotiation import Order
    from dossier.write.transaction import Transaction


class Received(NamedTuple):
    """Money as it came: the sum on our account, and what banks took off on the way; negative where it went back."""

    amount: Decimal
    charges: Decimal | None = None


def share_paid(tx: "Transaction", row: "Order", column: str, day: date, lot: int | None = None) -> list[str]:
    """Note that deposit or balance has come, as a receipt of its sum; say where the sum is not known."""
    from dossier.write.deal import order_life

    amount, _changed = order_life.paid(tx, row.id or 0, column, day, lot)
    label = _("deposit paid") if column == "deposit_paid" else _("balance paid")
    if amount == 0:
        return [_("nothing of that was open")]
    said = [f"{label} {day_words(day, tx.today)} {money(amount, row.currency) if amount else ''}".strip()]
    if amount is None:
        way = _('how much came is not known: dossier order s{id} --received "SUM"')
        return [*said, way.format(id=row.id)] if column == "deposit_paid" else said
    left = open_of(row).sum
    if lot is not None and left:
        said.append(_("open {sum}").format(sum=money(left, row.currency)))
    elif column == "balance_paid" and left:
        words = _('{sum} is still open, no deposit was noted: dossier order s{id} --received "{sum}" --on DAY')
        said.append(words.format(sum=money(left, row.currency), id=row.id))
    return said


def received(tx: "Transaction", row: "Order", came: Received, day: date) -> list[str]:
    """Note money that came, or went back; say what is still open, and whether a share is short of a little.

    Raises InvalidValueError for more than is due.
    """
    from dossier.write.deal import order_life

    order_life.receive(tx, row.id or 0, came.amount, came.charges, day)
    words = _("{sum} received {day}") if came.amount > 0 else _("{sum} went back {day}")
    said = [words.format(sum=money(abs(came.amount), row.currency), day=day_words(day, tx.today))]
    if came.charges:
        said.append(_("bank charges {sum}").format(sum=money(came.charges, row.currency)))
    left = open_of(row).sum
    if left is not None and row.cancelled_on is None:
        said.append(_("open {sum}").format(sum=money(left, row.currency)) if left else _("paid in full"))
    short = short_of(tx, row)
    if short is not None and came.amount > 0:
        said.append(_("{sum} short (bank charges?)").format(sum=money(short, row.currency)))
    return said


def short_of(tx: "Transaction", row: "Order") -> Decimal | None:
    """Return by how little what came is short of a share that it nearly fills, None where it is not by a little."""
    from dossier.write.deal import order_life

    for part in order_life.parts_of(tx, row):
        if 0 < part.missing <= max(part.amount / 100, Decimal(1)):
            return part.missing
    return None


def charges_noted(tx: "Transaction", row: "Order", charges: Decimal) -> list[str]:
    """Note what banks took off the last money that came; raises InvalidValueError where none came."""
    from dossier.write.deal import order_life

    rows = order_life.receipts_of(tx, row.id or 0)
    if not rows:
        raise InvalidValueError(_("No money was received of which banks took charges."), _("Add --received SUM."))
    tx.update(rows[-1], charges=(rows[-1].charges or Decimal(0)) + charges)
    order_life.renew(tx, row.id or 0)
    left = open_of(row).sum
    said = [_("bank charges {sum}").format(sum=money(charges, row.currency))]
    if left is not None:
        said.append(_("open {sum}").format(sum=money(left, row.currency)) if left else _("paid in full"))
    return said
