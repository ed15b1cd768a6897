"""An order's due days set from its terms, and moved by what happens; a day that somebody typed is not moved."""

from datetime import date
from typing import NamedTuple

from dossier.records.order.due_days import as_reckoned, following, pays_before_shipment, reckoned, typed
from dossier.values.lead_time import LeadTime, lead_time_of
from dossier.values.payment import Habits, payment_of
from dossier.write.deal.order_life import lots_of
from dossier.write.tables.negotiation import Lot, Order, Quote
from dossier.write.transaction import Transaction, record_id

_DONE = {"deposit_due": "deposit_paid", "ship_by": "shipped_on", "balance_due": "balance_paid"}
"""What ends each due day: it moves no more then."""


class DayMove(NamedTuple):
    """A due day that follows from the terms: from which day to which, or kept because it was typed."""

    column: str
    before: date | None
    after: date
    kept: bool = False


def follow_terms(
    tx: Transaction, number: int, habits: Habits, before: dict[str, date | None] | None = None
) -> list[DayMove]:
    """Set the days that nobody typed from the terms, and return what moved.

    `before` is what the terms came to before something happened: a typed day from which they have gone away since
    stays and is returned as kept.
    """
    row = tx.get(Order, number)
    if row.cancelled_on is not None:
        return []
    by_hand, was = typed(row), reckoned(row)
    moves = []
    for column, day in terms_of(tx, number, habits).items():
        held = getattr(row, column)
        if day is None or day == held or getattr(row, _DONE[column]) is not None:
            continue
        if column not in by_hand:
            moves.append(DayMove(column, held, day))
            was[column] = day
        elif held is not None and before is not None and before.get(column) != day:
            moves.append(DayMove(column, held, day, kept=True))
    new = {move.column: move.after for move in moves if not move.kept}
    tx.update(row, **new, reckoned=as_reckoned(was))
    _lots(tx, row, habits)
    return moves


def terms_of(tx: Transaction, number: int, habits: Habits) -> dict[str, date | None]:
    """Return the days that an order's terms come to now; its last lot is its shipment where lots hold all of it."""
    row = tx.get(Order, number)
    found = following(row, _lead(tx, row), habits)
    lots = lots_of(tx, number)
    planned = [lot.ship_by or lot.shipped_on for lot in lots]
    if lots and None not in planned and row.quantity is not None and sum(lot.quantity for lot in lots) >= row.quantity:
        found["ship_by"] = max(day for day in planned if day is not None)
        left = [_leaving(row, lot) for lot in lots]
        found["balance_due"] = payment_of(row.payment).balance_day(max(day for day in left if day is not None), habits)
    return found


def _leaving(row: Order, lot: Lot) -> date | None:
    """Return from which day the balance of a lot counts: what is paid before shipment by its plan, else by its leaving."""
    days = (lot.ship_by, lot.shipped_on) if pays_before_shipment(row) else (lot.shipped_on, lot.ship_by)
    return days[0] or days[1]


def _lead(tx: Transaction, row: Order) -> LeadTime | None:
    return lead_time_of(tx.get(Quote, row.quote_id).lead_time) if row.quote_id is not None else None


def _lots(tx: Transaction, row: Order, habits: Habits) -> None:
    """Set by when the money for each lot is due."""
    term = payment_of(row.payment)
    for lot in lots_of(tx, record_id(row)):
        tx.update(lot, balance_due=term.balance_day(_leaving(row, lot), habits))
