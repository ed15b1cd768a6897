"""The money of an order in its parts: the deposit, the share of each lot, the rest; what came fills them in that order."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol

from dossier.records.order.order import Lot
from dossier.records.order.owed import Payable, open_of
from dossier.values.money import rounded
from dossier.values.payment import payment_of


class Planned(Payable, Protocol):
    """An order, as far as its money and its days go."""

    @property
    def quantity(self) -> Decimal | None:
        """Return how many are ordered."""

    @property
    def deposit_due(self) -> date | None:
        """Return by when the deposit is due."""

    @property
    def balance_due(self) -> date | None:
        """Return by when the last of the balance is due."""


class Instalment(NamedTuple):
    """A part of an order's money: `deposit` or `balance`, of which lot, by when, how much, and what of it is missing."""

    what: str
    lot: Lot | None
    due: date | None
    amount: Decimal
    missing: Decimal


def instalments(order: Planned, lots: Iterable[Lot]) -> tuple[Instalment, ...]:
    """Return the parts of an order's money, none where its value is not known or it was cancelled."""
    left = open_of(order).sum
    if order.value is None or left is None or order.cancelled_on is not None:
        return ()
    deposit = payment_of(order.payment).deposit_sum(order.value, order.currency) or Decimal(0)
    parts: list[tuple[str, Lot | None, date | None, Decimal]] = []
    if deposit:
        parts.append(("deposit", None, order.deposit_due, deposit))
    parts += _of_lots(order, _by_day(lots), order.value - deposit)
    came = order.value - left
    found = []
    for what, lot, due, amount in parts:
        missing = max(amount - came, Decimal(0))
        came = max(came - amount, Decimal(0))
        found.append(Instalment(what, lot, due, amount, missing))
    return tuple(found)


def _by_day(lots: Iterable[Lot]) -> list[Lot]:
    return sorted(lots, key=lambda lot: (lot.balance_due or lot.shipped_on or lot.ship_by or date.max, lot.id))


def _of_lots(
    order: Planned, lots: Sequence[Lot], balance: Decimal
) -> Iterable[tuple[str, Lot | None, date | None, Decimal]]:
    counted = told = Decimal(0)
    for lot in lots if order.quantity else ():
        counted += lot.quantity
        until = rounded(balance * min(counted / (order.quantity or counted), Decimal(1)), order.currency)
        yield "balance", lot, lot.balance_due, until - told
        told = until
    if balance > told:
        yield "balance", None, order.balance_due, balance - told
