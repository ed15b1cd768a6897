"""The days that follow from an order's terms: deposit, shipment, balance; and which of its own days are such."""

from datetime import date, timedelta
from typing import Protocol

from dossier.values.lead_time import LeadTime
from dossier.values.payment import SECURED, Habits, payment_of

COLUMNS = ("deposit_due", "ship_by", "balance_due")


class Dated(Protocol):
    """An order, as far as its days go."""

    @property
    def payment(self) -> str | None:
        """Return the payment as it is written."""

    @property
    def confirmed_on(self) -> date:
        """Return the day of the confirmation."""

    @property
    def deposit_due(self) -> date | None:
        """Return by when the deposit is due."""

    @property
    def deposit_paid(self) -> date | None:
        """Return the day on which the deposit was there."""

    @property
    def ship_by(self) -> date | None:
        """Return by when the goods leave."""

    @property
    def shipped_on(self) -> date | None:
        """Return the day on which they left."""

    @property
    def balance_due(self) -> date | None:
        """Return by when the last of the balance is due."""

    @property
    def reckoned(self) -> str | None:
        """Return the due days that were set from the terms, as they were set."""


def following(order: Dated, lead: LeadTime | None, habits: Habits) -> dict[str, date | None]:
    """Return the due days that an order's terms come to; a late deposit and a late shipment move those after it."""
    term = payment_of(order.payment)
    kept = typed(order)
    deposit = order.deposit_due if "deposit_due" in kept else term.deposit_day(order.confirmed_on, habits)
    ship_by = None
    if lead is not None:
        start = order.confirmed_on
        if lead.after_deposit and deposit is not None:
            start = max(deposit, order.deposit_paid or deposit)
        ship_by = start + timedelta(days=lead.days)
    last = order.ship_by if "ship_by" in kept or ship_by is None else ship_by
    if order.shipped_on is not None and not pays_before_shipment(order):
        last = order.shipped_on
    return {"deposit_due": deposit, "ship_by": ship_by, "balance_due": term.balance_day(last, habits)}


def pays_before_shipment(order: Dated) -> bool:
    """Tell whether the whole balance is paid while the goods are still ours."""
    return {share.moment.code for share in payment_of(order.payment).balance if share.moment is not None} <= SECURED


def typed(order: Dated) -> frozenset[str]:
    """Return the due days that somebody typed; the others were set from the terms, or are not known."""
    was = reckoned(order)
    held = {name: getattr(order, name) for name in COLUMNS}
    return frozenset(name for name, day in held.items() if day != was.get(name))


def reckoned(order: Dated) -> dict[str, date]:
    """Return the days that were set from the terms, as they were set."""
    pairs = [line.partition("=") for line in (order.reckoned or "").splitlines()]
    return {name: date.fromisoformat(day) for name, _equals, day in pairs}


def as_reckoned(days: dict[str, date]) -> str | None:
    """Return days set from the terms as the one column that keeps them."""
    return "\n".join(f"{name}={day.isoformat()}" for name, day in sorted(days.items())) or None
