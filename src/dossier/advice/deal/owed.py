"""Reckoning what a client owes: how the orders until now were paid, and what would be open at once."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from dossier.records.deal.case import Exposure, Paid
from dossier.records.deal.deal import Deal
from dossier.records.deal.story import Story
from dossier.records.order.order import Order
from dossier.values.money import rounded
from dossier.values.payment import SECURED, Payment, payment_of
from dossier.values.payment_forms import WHOLE


def paid(orders: Iterable[Order], today: date) -> Paid:
    """Return how orders were paid; an order's balance is overdue from the day after its due day."""
    every = list(orders)
    sums: dict[str, Decimal] = {}
    delays = []
    for order in every:
        if order.value is not None and order.currency:
            sums[order.currency] = sums.get(order.currency, Decimal(0)) + order.value
        if order.balance_paid is not None and order.balance_due is not None:
            delays.append((order.balance_paid - order.balance_due).days)
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
    )


def asked(told: Story) -> tuple[str | None, Payment, Decimal | None]:
    """Return the payment a client asks for last: its text, the text read, and the per cent open when the goods leave.

    Words of the balance alone are completed by the deposit that they named before.
    """
    topic = next((each for each in told.open if each.topic == "payment"), None)
    said = [row.theirs for row in reversed(topic.rounds) if row.theirs] if topic else []
    term = payment_of(said[0] if said else None)
    share = term.open_percent()
    only = term.shares[0] if len(term.shares) == 1 else None
    if only is not None and only.is_rest and only.moment is not None:
        deposits = (payment_of(each).deposit_percent for each in said[1:])
        deposit = next((each for each in deposits if each is not None), None)
        if deposit is not None:
            share = Decimal(0) if only.moment.code in SECURED else WHOLE - deposit
    return (said[0] if said else None), term, share


def exposure(deal: Deal, told: Story, orders: Iterable[Order]) -> Exposure:
    """Return what would be open at once if a deal were granted as they ask."""
    unpaid: dict[str, Decimal] = {}
    own = ordered = Decimal(0)
    at_most = False
    for order in orders:
        if order.value is None or not order.currency:
            continue
        mine = order.deal_id == deal.id and order.currency == deal.currency
        ordered += order.value if mine else 0
        if order.balance_paid is not None:
            continue
        left, known = payment_of(order.payment).unpaid(
            order.value, order.currency, deposit_paid=order.deposit_paid is not None
        )
        unpaid[order.currency] = unpaid.get(order.currency, Decimal(0)) + left
        own += left if mine else 0
        at_most = at_most or not known
    text, _term, share = asked(told)
    today = unpaid.pop(deal.currency, Decimal(0)) if deal.currency else Decimal(0)
    others = tuple(sorted((currency, amount) for currency, amount in unpaid.items() if amount))
    at_risk = together = None
    if share is not None and deal.value is not None:
        at_risk = rounded(deal.value * share / WHOLE, deal.currency)
        still = max(deal.value - ordered, Decimal(0))
        together = today + rounded(still * share / WHOLE, deal.currency)
    return Exposure(deal.currency, today, at_risk, share, others, own, together, at_most, text)
