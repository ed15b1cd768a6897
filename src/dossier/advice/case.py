"""Judging a deal for the boss: what it is worth, what would be open, how they paid until now, and what we recommend."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from dossier.advice.negotiation import story
from dossier.facts.case import Case, Exposure, Paid, Reason
from dossier.facts.instalments import BEFORE, DEPOSIT, instalments
from dossier.facts.known import KNOWN, Known
from dossier.facts.negotiation import Deal, Negotiation, Order
from dossier.facts.story import Story
from dossier.i18n import N_

WHOLE = Decimal(100)
_DEPOSIT = re.compile(r"(\d{1,2})\s*%\s*(?:deposit|advance|down|定金|订金|预付)", re.IGNORECASE)
NEEDED = (
    "company.finance", "company.purchase_band", "company.shops", "company.employees", "company.founded",
    "company.suppliers", "company.intention", "contact.authority",
)  # fmt: skip
"""What a decision on payment should rest on (checklist M175)."""
PROVEN = 3
"""Orders paid on time after which a client counts as proven; our own judgement."""
BIG = Decimal(3)
"""A deal so many times larger than all orders until now together is a leap."""


def case(deal: Deal, found: Negotiation, orders: Iterable[Order], facts: Mapping[str, Known]) -> Case:
    """Return the case of a deal; `orders` are all of the client's, `facts` what counts about the firm and the contact."""
    told = story(found)
    every = list(orders)
    paid = _paid(every)
    exposure = _exposure(deal, told, every)
    unknown = tuple(key for key in NEEDED if key not in facts or facts[key].state != KNOWN)
    policies = tuple(
        {each.topic: each for each in found.policies if each.topic in {topic.topic for topic in told.open}}.values()
    )
    reasons = tuple(_reasons(deal, told, paid, exposure, facts))
    return Case(
        deal,
        found,
        told,
        dict(facts),
        paid,
        exposure,
        policies,
        _advice(told, paid, exposure, facts, deal),
        reasons,
        unknown,
    )


def _paid(orders: list[Order]) -> Paid:
    sums: dict[str, Decimal] = {}
    delays = []
    for order in orders:
        if order.value is not None and order.currency:
            sums[order.currency] = sums.get(order.currency, Decimal(0)) + order.value
        if order.balance_paid is not None and order.balance_due is not None:
            delays.append((order.balance_paid - order.balance_due).days)
        elif order.balance_paid is not None:
            delays.append(0)
    return Paid(
        orders=len(orders),
        sums=tuple(sorted(sums.items())),
        on_time=sum(1 for days in delays if days <= 0),
        late=sum(1 for days in delays if days > 0),
        longest_days=max([0, *delays]),
        first_on=min((order.confirmed_on for order in orders), default=None),
    )


def open_share(payment: str | None) -> Decimal | None:
    """Return the percent of a payment text that is still open when the goods leave, or None if it does not say."""
    shares = instalments(payment)
    if shares:
        return WHOLE - sum((each.share for each in shares if each.moment in {DEPOSIT, BEFORE}), Decimal(0))
    words = (payment or "").casefold()
    if "100%" in words and "before" in words:
        return Decimal(0)
    return None


def _asked(told: Story) -> str | None:
    payment = next((each for each in told.open if each.topic == "payment"), None)
    return next((row.theirs for row in reversed(payment.rounds) if row.theirs), None) if payment else None


def _exposure(deal: Deal, told: Story, orders: list[Order]) -> Exposure:
    unpaid: dict[str, Decimal] = {}
    for order in orders:
        if order.balance_paid is None and order.value is not None and order.currency:
            unpaid[order.currency] = unpaid.get(order.currency, Decimal(0)) + order.value
    asked = _asked(told)
    share = open_share(asked)
    if share is None and asked:
        share = WHOLE - _deposit(told)
    at_risk = None if share is None or deal.value is None else (deal.value * share / WHOLE).quantize(Decimal(1))
    today = unpaid.pop(deal.currency, Decimal(0)) if deal.currency else Decimal(0)
    return Exposure(deal.currency, today, at_risk, share, tuple(sorted(unpaid.items())))


def _deposit(told: Story) -> Decimal:
    """Return the percent of deposit that they named last on payment; none if they never named one."""
    rounds = [row for topic in told.open if topic.topic == "payment" for row in topic.rounds]
    named = [hit for row in rounds if (hit := _DEPOSIT.search(row.theirs or ""))]
    return Decimal(named[-1][1]) if named else Decimal(0)


def _reasons(deal: Deal, told: Story, paid: Paid, exposure: Exposure, facts: Mapping[str, Known]) -> Iterable[Reason]:
    if paid.on_time or paid.late:
        count = (("on_time", str(paid.on_time)), ("all", str(paid.on_time + paid.late)))
        yield Reason(N_("{on_time} of {all} balances came on time"), count, good=paid.late == 0)
    else:
        yield Reason(N_("no order paid yet: nothing proves how they pay"), (), good=False)
    if paid.longest_days > 0:
        yield Reason(N_("the latest balance came {days} days late"), (("days", str(paid.longest_days)),), good=False)
    before = dict(paid.sums).get(deal.currency or "", Decimal(0))
    if deal.value is not None and before and deal.value > BIG * before:
        times = f"{deal.value / before:.0f}"
        yield Reason(N_("this deal is {times} times all orders until now"), (("times", times),), good=False)
    finance = facts.get("company.finance")
    if finance is not None and finance.value:
        yield Reason(N_("their finances: {text}"), (("text", finance.value),), good=True)
    for topic in told.open:
        if topic.policy is not None:
            values = (("day", topic.policy.on_date.isoformat()), ("text", topic.policy.text))
            yield Reason(N_("our own policy allows since {day}: {text}"), values, good=True)
    if exposure.today:
        text = f"{exposure.currency or ''} {exposure.today:,f}".strip()
        yield Reason(N_("{sum} of confirmed orders is unpaid today"), (("sum", text),), good=False)


def _advice(told: Story, paid: Paid, exposure: Exposure, facts: Mapping[str, Known], deal: Deal) -> str:
    """Return what we recommend: our own rule of thumb, made of what is recorded."""
    if not told.open:
        return "grant"
    allowed = any(each.policy is not None for each in told.open)
    asks_credit = exposure.asked_share is not None and exposure.asked_share > 0
    if not asks_credit and not any(each.topic == "payment" for each in told.open):
        return "ask" if deal.value is None else "hold"
    if paid.late and paid.late >= paid.on_time:
        return "hold"
    if "company.finance" not in facts:
        return "ask"
    if allowed:
        return "insured"
    return "grant" if paid.on_time >= PROVEN else "smaller"
