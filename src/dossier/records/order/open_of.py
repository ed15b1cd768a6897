"""What is open of one order: the one place that says it, for the case, exposure, the morning and the order's page."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol

from dossier.values.payment import payment_of


class Owing(Protocol):
    """An order as far as money is owed on it."""

    @property
    def value(self) -> Decimal | None:
        """Return what it comes to."""

    @property
    def currency(self) -> str | None:
        """Return its money."""

    @property
    def payment(self) -> str | None:
        """Return its payment terms."""

    @property
    def deposit_paid(self) -> date | None:
        """Return the day the deposit came."""

    @property
    def balance_paid(self) -> date | None:
        """Return the day the balance came."""


class StillOpen(NamedTuple):
    """Money still to come for an order; `is_known` is False where a deposit came whose share no text tells."""

    amount: Decimal
    currency: str
    is_known: bool = True


def open_of(order: Owing) -> StillOpen | None:
    """Return what is still to come for an order; None where its value or currency is not known."""
    if order.value is None or not order.currency:
        return None
    if order.balance_paid is not None:
        return StillOpen(Decimal(0), order.currency)
    left, known = payment_of(order.payment).unpaid(
        order.value, order.currency, deposit_paid=order.deposit_paid is not None
    )
    return StillOpen(left, order.currency, known)
