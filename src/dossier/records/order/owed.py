"""What is still to be paid of an order: the one place where it is reckoned."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol

from dossier.values.money import rounded
from dossier.values.payment import payment_of


class Payable(Protocol):
    """What a sum is owed on: an order, or what a question read of one."""

    @property
    def value(self) -> Decimal | None:
        """Return what it comes to."""

    @property
    def currency(self) -> str | None:
        """Return the currency of all of its sums."""

    @property
    def payment(self) -> str | None:
        """Return the payment as it is written."""

    @property
    def received(self) -> Decimal | None:
        """Return what has come, charges counted; None where no sum was ever noted."""

    @property
    def deposit_paid(self) -> date | None:
        """Return the day on which the deposit was there."""

    @property
    def balance_paid(self) -> date | None:
        """Return the day on which everything was there."""

    @property
    def cancelled_on(self) -> date | None:
        """Return the day on which it was cancelled."""


class Owed(NamedTuple):
    """What is still to be paid, None where the value is not known; `is_known` is False where it may be less."""

    sum: Decimal | None
    is_known: bool = True


def open_of(order: Payable) -> Owed:
    """Return what is still to be paid of an order: its value less what came; a cancelled one owes nothing.

    Where only the day of a deposit was noted, its share is taken off as the payment says it.
    """
    if order.cancelled_on is not None or order.balance_paid is not None:
        return Owed(rounded(Decimal(0), order.currency))
    if order.value is None:
        return Owed(None, is_known=False)
    if order.received is not None:
        return Owed(rounded(order.value - order.received, order.currency))
    left, known = payment_of(order.payment).unpaid(
        order.value, order.currency, deposit_paid=order.deposit_paid is not None
    )
    return Owed(left, known)
