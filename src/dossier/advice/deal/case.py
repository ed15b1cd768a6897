"""Judging a deal for the boss: what it is worth, what would be open, how they paid until now, and what we recommend.

A recommendation is given only where something is asked and the numbers carry it; a text that somebody wrote is shown, and
weighed by whoever reads it.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from dossier.advice.deal import owed
from dossier.advice.deal.negotiation import story
from dossier.i18n import N_
from dossier.records.deal.case import Case, Exposure, Paid, Reason
from dossier.records.deal.deal import Deal, Policy
from dossier.records.deal.negotiation import Negotiation
from dossier.records.deal.story import Story, Topic
from dossier.records.known import KNOWN, Known
from dossier.records.order.order import Order
from dossier.values.money import shown
from dossier.values.payment import BEFORE_HANDOVER, SECURED, payment_of

NEEDED = (
    "company.finance", "company.purchase_band", "company.shops", "company.employees", "company.founded",
    "company.suppliers", "company.intention", "contact.authority",
)  # fmt: skip
"""What a decision on payment should rest on (checklist M175)."""
PROVEN = 3
"""Orders paid on time after which a client counts as proven; our own judgement."""
BIG = Decimal(3)
"""A deal so many times larger than all orders until now together is a leap."""
_RUINED = re.compile(
    r"insolven|bankrupt|receivership|liquidat|in administration|chapter (?:7|11)\b|winding[ -]up|破产|资不抵债|清算|倒闭",
    re.IGNORECASE,
)
"""Words of finances whose meaning is plain; one that is denied beside them is left to the reader."""
_DENIED = re.compile(r"\b(?:no|not|never|without|nor)\b|n't|不|没|无|未", re.IGNORECASE)


def case(deal: Deal, found: Negotiation, orders: Iterable[Order], facts: Mapping[str, Known], today: date) -> Case:
    """Return the case of a deal; `orders` are all of the client's, `facts` what counts about the firm and the contact."""
    told = story(found)
    every = list(orders)
    paid, exposure = owed.paid(every, today), owed.exposure(deal, told, every)
    unknown = tuple(key for key in NEEDED if key not in facts or facts[key].state != KNOWN)
    open_topics = {topic.topic for topic in told.open}
    policies = tuple({each.topic: each for each in found.policies if each.topic in open_topics}.values())
    rule = next((each for each in policies if each.topic == "payment"), None)
    earlier = [each for each in every if each.deal_id != deal.id]
    against = tuple(_against(told, paid, facts, rule, [each for each in every if each.deal_id == deal.id]))
    reasons = (*_history(deal, paid, earlier), *against, *_shown(exposure, facts, rule, told))
    missing = tuple(_missing(deal, told, paid, exposure, unknown))
    advice = _advice(told, paid, exposure, missing, rule, against=bool(against))
    return Case(deal, found, told, dict(facts), paid, exposure, policies, advice, reasons, unknown, missing)


def _payment(told: Story) -> Topic | None:
    return next((each for each in told.open if each.topic == "payment"), None)


def _history(deal: Deal, paid: Paid, earlier: list[Order]) -> Iterable[Reason]:
    if paid.on_time or paid.late:
        count = (("on_time", str(paid.on_time)), ("all", str(paid.on_time + paid.late)))
        yield Reason(N_("{on_time} of {all} balances came on time"), count, good=paid.late == 0)
    elif not paid.came:
        yield Reason(N_("no order paid yet: nothing proves how they pay"), (), good=False)
    before = sum((each.value or Decimal(0) for each in earlier if each.currency == deal.currency), Decimal(0))
    if deal.value is not None and before and deal.value > BIG * before:
        times = f"{deal.value / before:.0f}"
        yield Reason(N_("this deal is {times} times all orders until now"), (("times", times),), good=False)


def _against(
    told: Story, paid: Paid, facts: Mapping[str, Known], rule: Policy | None, own: list[Order]
) -> Iterable[Reason]:
    """Yield what speaks plainly against granting anything."""
    if paid.overdue:
        values = (("count", str(paid.overdue)), ("days", str(paid.longest_days)))
        yield Reason(N_("balances overdue today: {count}, up to {days} days"), values, good=False)
    elif paid.late and paid.late >= paid.on_time:
        yield Reason(N_("the latest balance came {days} days late"), (("days", str(paid.longest_days)),), good=False)
    topic = _payment(told)
    running = [each for each in own if each.balance_paid is None]
    if topic is not None and topic.stuck_on is not None and any(each.confirmed_on < topic.stuck_on for each in running):
        order = next(each for each in running if each.confirmed_on < topic.stuck_on)
        values = (("order", order.number or order.ref), ("day", order.confirmed_on.isoformat()))
        yield Reason(N_("they refuse what {order} of {day} was confirmed on"), values, good=False)
    finance = facts.get("company.finance")
    if finance is not None and _RUINED.search(finance.value or "") and not _DENIED.search(finance.value or ""):
        yield Reason(N_("their finances: {text}"), (("text", finance.value or ""),), good=False)
    if rule is not None and topic is not None and _allows(rule, told) is False:
        yield Reason(N_("our own policy of {day} forbids it: {text}"), _policy(rule), good=False)


def _shown(exposure: Exposure, facts: Mapping[str, Known], rule: Policy | None, told: Story) -> Iterable[Reason]:
    """Yield what is for the reader to weigh, and what is open already."""
    finance = facts.get("company.finance")
    if finance is not None and finance.value and (not _RUINED.search(finance.value) or _DENIED.search(finance.value)):
        yield Reason(N_("their finances: {text}"), (("text", finance.value),), good=None)
    if rule is not None and (allows := _allows(rule, told)) is not False:
        form = (
            N_("our own policy of {day} allows it: {text}")
            if allows
            else N_("our own policy of {day}, to be weighed: {text}")
        )
        yield Reason(form, _policy(rule), good=allows)
    if exposure.today:
        text = shown(exposure.today, exposure.currency)
        yield Reason(N_("{sum} of confirmed orders is unpaid today"), (("sum", text),), good=False)


def _policy(rule: Policy) -> tuple[tuple[str, str], ...]:
    return (("day", rule.on_date.isoformat()), ("text", rule.text))


def _allows(rule: Policy, told: Story) -> bool | None:
    """Tell whether our policy allows the payment they ask for; None where one of the two cannot be read plainly."""
    _text, term, share = owed.asked(told)
    ours = payment_of(rule.text)
    granted, later = ours.open_percent(), ours.open_percent(BEFORE_HANDOVER)
    if granted == 0 and any(each.moment and each.moment.code not in SECURED for each in term.shares):
        return False
    afterwards = term.open_percent(BEFORE_HANDOVER)
    if granted is None or share is None:
        return None
    if share > granted or (afterwards is not None and later is not None and afterwards > later):
        return False
    return None if later is None or afterwards is None else True


def _missing(deal: Deal, told: Story, paid: Paid, exposure: Exposure, unknown: Iterable[str]) -> Iterable[str]:
    """Yield what a recommendation on payment lacks."""
    if _payment(told) is None or exposure.asked_text is None:
        yield "asked"
    elif exposure.asked_share is None:
        yield "asked_unread"
    if deal.value is None:
        yield "value"
    if "company.finance" in unknown:
        yield "finance"
    if not paid.on_time + paid.late:
        yield "orders"


def _advice(
    told: Story, paid: Paid, exposure: Exposure, missing: tuple[str, ...], rule: Policy | None, *, against: bool
) -> str:
    """Return what we recommend: our own rule of thumb, made of what is recorded."""
    if not told.open:
        return "nothing"
    if against:
        return "hold"
    if {"asked", "asked_unread", "value"} & set(missing):
        return "ask"
    if exposure.asked_share == 0:
        return "secured"
    if rule is not None and _allows(rule, told):
        return "policy"
    if missing:
        return "ask"
    proven = dict(paid.sums).get(exposure.currency or "", Decimal(0))
    if paid.on_time >= PROVEN and not paid.late and exposure.together is not None and exposure.together <= proven:
        return "grant"
    return "smaller"
