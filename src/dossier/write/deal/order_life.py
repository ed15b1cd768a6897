"""What an order's own rows say together: how much was ordered and has left, what came of the money, and since when.

Every change of an order, of a lot or of a receipt ends in `renew`; so no path into the book gets past its guards.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import select

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.records.order.instalments import Instalment, instalments
from dossier.records.order.order import Lot as LotRow
from dossier.values.money import rounded, shown
from dossier.values.payment import payment_of
from dossier.write.tables.negotiation import Lot, Order, OrderLine, QuoteLine, Receipt
from dossier.write.transaction import Transaction, record_id

Changed = dict[str, tuple[Any, Any]]


def lots_of(tx: Transaction, number: int) -> list[Lot]:
    """Return the lots of an order: those that have left, then those to come by their day."""
    rows = tx.session.exec(select(Lot).where(Lot.order_id == number)).all()
    last = date.max
    return sorted(rows, key=lambda row: (row.shipped_on is None, row.shipped_on or row.ship_by or last, row.id or 0))


def lines_of(tx: Transaction, number: int) -> list[OrderLine]:
    """Return what an order is of."""
    rows = tx.session.exec(select(OrderLine).where(OrderLine.order_id == number)).all()
    return sorted(rows, key=lambda row: row.position)


def receipts_of(tx: Transaction, number: int) -> list[Receipt]:
    """Return the money that came for an order, oldest first."""
    rows = tx.session.exec(select(Receipt).where(Receipt.order_id == number)).all()
    return sorted(rows, key=lambda row: (row.on_date, row.id or 0))


def goods_as_quoted(tx: Transaction, row: Order) -> None:
    """Copy the lines of an order's quotation, where they can be no others: each item once, and together its value."""
    lines = tx.session.exec(select(QuoteLine).where(QuoteLine.quote_id == row.quote_id)).all() if row.quote_id else []
    worth = _sum(rounded((line.quantity or Decimal(0)) * line.price, row.currency) for line in lines)
    if len({line.item for line in lines}) < len(lines) or row.value not in {None, worth}:
        return
    for line in lines:
        values = {name: getattr(line, name) for name in ("position", "item", "quantity", "unit", "price")}
        tx.insert(OrderLine, order_id=row.id, **values)


def replace_goods(tx: Transaction, row: Order, lines: list[dict[str, Any]], worth: Decimal | None) -> None:
    """Write the lines of an order anew; its value follows where it was that of the lines before, or not known."""
    held = lines_of(tx, record_id(row))
    before = _sum(rounded((line.quantity or Decimal(0)) * (line.price or Decimal(0)), row.currency) for line in held)
    for line in held:
        tx.delete(line)
    for position, values in enumerate(lines, 1):
        tx.insert(OrderLine, order_id=row.id, position=position, **values)
    if row.value in {None, before}:
        tx.update(row, value=worth)
    renew(tx, record_id(row))


def renew(tx: Transaction, number: int) -> Changed:
    """Bring an order's sums and days up to its lines, lots and receipts; return what changed.

    Raises InvalidValueError for lots above what is ordered, and for receipts above what is due.
    """
    row = tx.get(Order, number)
    lines = lines_of(tx, number)
    counted = [line.quantity for line in lines if line.quantity is not None]
    quantity = sum(counted, Decimal(0)) if counted and len(counted) == len(lines) else None
    return tx.update(row, quantity=quantity, **_left(tx, row, lines, quantity), **_came(tx, row))


def _left(tx: Transaction, row: Order, lines: list[OrderLine], quantity: Decimal | None) -> dict[str, Any]:
    """Return how much has left and since when; an order that has shipped leaves no lot behind."""
    lots = lots_of(tx, record_id(row))
    _not_above(lots, lines, quantity)
    if row.shipped_on is not None:
        for lot in lots:
            if lot.shipped_on is None:
                tx.update(lot, shipped_on=row.shipped_on)
    gone = [lot for lot in lots if lot.shipped_on is not None]
    if not lots or row.shipped_on is not None:
        whole = quantity if quantity is not None else _sum(lot.quantity for lot in gone) or None
        return {"shipped_quantity": whole if row.shipped_on is not None else None}
    sent = _sum(lot.quantity for lot in gone)
    done = quantity is not None and sent >= quantity
    shipped_on = max(lot.shipped_on for lot in gone if lot.shipped_on) if done else None
    return {"shipped_quantity": sent or None, "shipped_on": shipped_on}


def _not_above(lots: list[Lot], lines: list[OrderLine], quantity: Decimal | None) -> None:
    """Raise InvalidValueError for lots that are more than what is ordered, of an item or together."""
    for item in dict.fromkeys(lot.item for lot in lots):
        ordered = quantity
        if item is not None:
            ordered = next((line.quantity for line in lines if line.item == item), None)
        held = _sum(lot.quantity for lot in lots if item is None or lot.item == item)
        if ordered is not None and held > ordered:
            words = _("The lots come to {lots:,f}, but {ordered:,f} are ordered.")
            raise InvalidValueError(
                words.format(lots=held, ordered=ordered), _("Check the quantity, or change the lots that are there.")
            )


def _came(tx: Transaction, row: Order) -> dict[str, Any]:
    """Return what came and since when deposit and balance are there; days noted without a sum stay as they are."""
    receipts = receipts_of(tx, record_id(row))
    if not receipts:
        return {} if row.received is None else dict.fromkeys(("received", "deposit_paid", "balance_paid"))
    received = _sum(_counted(each) for each in receipts)
    if row.value is not None and row.cancelled_on is None and received > row.value:
        over = shown(received - row.value, row.currency)
        due = shown(row.value, row.currency)
        raise InvalidValueError(
            _("That is {over} more than the {due} of the order.").format(over=over, due=due),
            _("Check the sum, or correct the value of the order first: dossier set s{id} value=…").format(id=row.id),
        )
    if received < 0:
        raise InvalidValueError(_("More went back than had come."), _("See: dossier order s{id}").format(id=row.id))
    found: dict[str, Any] = {"received": received}
    if row.value is not None:
        deposit = payment_of(row.payment).deposit_sum(row.value, row.currency)
        found["deposit_paid"] = _since(receipts, deposit) if deposit else row.deposit_paid
        found["balance_paid"] = _since(receipts, row.value)
    return found


def _since(receipts: Iterable[Receipt], amount: Decimal) -> date | None:
    """Return the day from which a sum was there and stayed, or None."""
    came, day = Decimal(0), None
    for each in receipts:
        before, came = came, came + _counted(each)
        day = None if came < amount else each.on_date if before < amount else day
    return day


def _counted(each: Receipt) -> Decimal:
    return each.amount + (each.charges or Decimal(0))


def _sum(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def parts_of(tx: Transaction, row: Order) -> tuple[Instalment, ...]:
    """Return the parts of an order's money, each with what of it is missing."""
    rows = lots_of(tx, record_id(row))
    return instalments(row, [LotRow(*(getattr(each, name) for name in LotRow._fields)) for each in rows])


def receive(tx: Transaction, number: int, amount: Decimal, charges: Decimal | None, day: date) -> Changed:
    """Note money that came for an order, or went back as a negative amount, and return what changed of the order."""
    row = tx.get(Order, number)
    tx.insert(Receipt, order_id=number, amount=amount, currency=row.currency, charges=charges, on_date=day)
    return renew(tx, number)


def correct_day(tx: Transaction, row: Order, was: date, day: date) -> None:
    """Move the money that came on a day to another one."""
    for each in receipts_of(tx, record_id(row)):
        if each.on_date == was:
            tx.update(each, on_date=day)
    renew(tx, record_id(row))


def paid(
    tx: Transaction, number: int, column: str, day: date, lot: int | None = None, *, whole: bool = False
) -> tuple[Decimal | None, Changed]:
    """Note that a share has come, `deposit_paid` or `balance_paid` (of one lot): a receipt of what was open of it.

    With `whole` the balance is all that was open: an old order whose deposit nobody noted. Returns the sum, None
    where it cannot be reckoned: then only the day is kept.
    """
    row = tx.get(Order, number)
    first = payment_of(row.payment).deposit_sum(row.value, row.currency) if row.value is not None else None
    reached = row.value if column == "balance_paid" else first
    if not reached or not row.currency or (column == "balance_paid" and row.deposit_paid and not first):
        return None, tx.update(row, **{column: day})
    held = row.received or Decimal(0)
    if lot is not None and column == "balance_paid":
        share = _sum(each.missing for each in parts_of(tx, row) if each.lot is not None and each.lot.id == lot)
        return share, receive(tx, number, share, None, day) if share else {}
    known = held if column == "deposit_paid" or whole else max(held, first or Decimal(0))
    amount = reached - known
    if amount <= 0:
        return Decimal(0), {}
    return amount, receive(tx, number, amount, None, day)


def ship(tx: Transaction, number: int, quantity: Decimal | None, day: date, lot: int | None = None) -> Changed:
    """Note that an order has left, or a quantity of it, or one of its lots; a lot that left in part is divided.

    Raises InvalidValueError for more than what was left to ship.
    """
    if lot is not None:
        tx.update(tx.get(Lot, lot), shipped_on=day)
        return renew(tx, number)
    row = tx.get(Order, number)
    if quantity is None:
        tx.update(row, shipped_on=day)
        return {"shipped_on": (None, day)} | renew(tx, number)
    rest = quantity
    for each in [each for each in lots_of(tx, number) if each.shipped_on is None]:
        if rest <= 0:
            break
        if each.quantity > rest:
            values = {"unit": each.unit, "item": each.item, "ship_by": each.ship_by, "note": each.note}
            tx.insert(Lot, order_id=number, quantity=each.quantity - rest, **values)
            tx.update(each, quantity=rest)
        tx.update(each, shipped_on=day)
        rest -= each.quantity
    if rest > 0:
        tx.insert(Lot, order_id=number, quantity=rest, shipped_on=day, ship_by=row.ship_by)
    return renew(tx, number)


def cancel(tx: Transaction, number: int, why: str, day: date) -> Changed:
    """Cancel an order: its days to come end, also those of its lots."""
    for lot in lots_of(tx, number):
        tx.update(lot, ship_by=None, balance_due=None)
    row = tx.get(Order, number)
    ended = {"ship_by": None, "deposit_due": None, "balance_due": None, "reckoned": None}
    return tx.update(row, cancelled_on=day, cancelled_why=why, **ended)
