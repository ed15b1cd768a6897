"""Reckoning what a client owes: how the orders until now were paid, and what would be open at once."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from dossier.advice.deal.allowing import asked_of
from dossier.records.deal.case import Exposure, Paid
from dossier.records.deal.deal import Deal
from dossier.records.deal.policy import Asked
from dossier.records.deal.story import Story
from dossier.records.order.order import Order
from dossier.records.order.owed import open_of
from dossier.values.money import rounded
from dossier.values.payment_forms import WHOLE

Sums = dict[str, Decimal]


def paid(orders: Iterable[Order], today: date) -> Paid:
    """Return how orders were paid; an order's balance is overdue from the day after its due day."""
    every = [order for order in orders if order.cancelled_on is None]
    sums: Sums = {}
    proven: Sums = {}
    largest: Sums = {}
    delays = []
    for order in every:
        if order.value is not None and order.currency:
            sums[order.currency] = sums.get(order.currency, Decimal(0)) + order.value
        if order.balance_paid is None or order.balance_due is None:
            continue
        delays.append((order.balance_paid - order.balance_due).days)
        if delays[-1] <= 0 and order.value is not None and order.currency:
            proven[order.currency] = proven.get(order.currency, Decimal(0)) + order.value
            largest[order.currency] = max(largest.get(order.currency, Decimal(0)), order.value)
    waiting = [(today - each.balance_due).days for each in every if each.balance_due and not each.balance_paid]
    return Paid(
        orders=len(every),
        sums=tuple(sorted(sums.items())),
        on_time=sum(days <= 0 for days in delays),
        late=sum(days > 0 for days in delays),
        longest_days=max([0, *delays, *waiting]),
        first_on=min((order.confirmed_on for order in every), default=None),
        undated=sum(each.balance_paid is not None and each.balance_due is None for each in every),
        overdue=sum(days > 0 for days in waiting),
        proven=tuple(sorted(proven.items())),
        largest=tuple(sorted(largest.items())),
    )


def asked(told: Story) -> Asked:
    """Return the payment that a client asks for last in the topic that is open."""
    topic = next((each for each in told.open if each.topic == "payment"), None)
    return asked_of([row.theirs for row in reversed(topic.rounds) if row.theirs] if topic else [])


def exposure(deal: Deal, wish: Asked, orders: Iterable[Order]) -> Exposure:
    """Return what would be open at once if a deal were granted as they ask; our own money is not reckoned yet."""
    every = list(orders)
    unpaid: Sums = {}
    own = ordered = Decimal(0)
    at_most = False
    for order in every:
        left, known = open_of(order)
        if left is None or order.value is None or not order.currency:
            continue
        mine = order.deal_id == deal.id and order.currency == deal.currency
        ordered += order.value if mine else 0
        unpaid[order.currency] = unpaid.get(order.currency, Decimal(0)) + left
        own += left if mine else 0
        at_most = at_most or not known
    today = unpaid.pop(deal.currency, Decimal(0)) if deal.currency else Decimal(0)
    share, at_risk, together = wish.trust.leaving, None, None
    if share is not None and deal.value is not None:
        at_risk = rounded(deal.value * share / WHOLE, deal.currency)
        still = max(deal.value - ordered, Decimal(0))
        together = today + rounded(still * share / WHOLE, deal.currency)
    return Exposure(
        deal.currency, today, at_risk, share, tuple(sorted((each, left) for each, left in unpaid.items() if left)), own,
        together, at_most, wish.text, wish.trust.handed, wish.trust.days, _leaves_on(deal, every),
    )  # fmt: skip


def _leaves_on(deal: Deal, orders: Iterable[Order]) -> date | None:
    """Return the day by which the first unshipped order of a deal is to leave, or None."""
    days = [each.ship_by for each in orders if each.deal_id == deal.id and each.ship_by and not each.shipped_on]
    return min(days, default=None)
