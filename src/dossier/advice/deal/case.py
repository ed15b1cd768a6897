"""Judging a deal for the boss: what is asked, what would be open, how they paid, how they stand, and what we recommend."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dossier.advice.deal import owed
from dossier.advice.deal.allowing import judged
from dossier.advice.deal.finance import finance
from dossier.advice.deal.negotiation import story
from dossier.advice.deal.recommending import Grounds, missing, recommended
from dossier.i18n import N_
from dossier.records.country.rates import Worth
from dossier.records.deal.case import BAD, GOOD, WEAK, Case, Exposure, Finance, Paid, Reason, Recommendation
from dossier.records.deal.deal import Deal
from dossier.records.deal.negotiation import Negotiation
from dossier.records.deal.policy import AtOnce, Policy, Verdict
from dossier.records.deal.story import Topic
from dossier.records.known import KNOWN, Known
from dossier.records.order.order import Order
from dossier.values.day_words import counted
from dossier.values.money import Money, parse_money, shown

NEEDED = (
    "company.finance_grade", "company.purchase_band", "company.shops", "company.employees", "company.founded",
    "company.suppliers", "company.intention", "contact.authority",
)  # fmt: skip
"""What a decision on payment should rest on (checklist M175)."""
BIG = Decimal(3)
"""A deal so many times larger than all orders until now together is a leap."""


class OurMoney(NamedTuple):
    """Our own currency, and what a unit of one money costs in another today, or None."""

    currency: str
    worth: Callable[[str, str], Worth | None]

    def price(self, currency: str, against: str) -> Decimal | None:
        """Return the rate alone."""
        found = self.worth(currency, against)
        return None if found is None else found.value


def case(
    deal: Deal, found: Negotiation, orders: Iterable[Order], facts: Mapping[str, Known], today: date, ours: OurMoney
) -> Case:
    """Return the case of a deal; `orders` are all of the client's, `facts` what counts about the firm and the contact."""
    told = story(found)
    every = list(orders)
    topic = next((each for each in told.open if each.topic == "payment"), None)
    wish, paid, health = owed.asked(told), owed.paid(every, today), finance(facts, today)
    exposure = _in_ours(owed.exposure(deal, wish, every), ours)
    open_topics = {each.topic for each in told.open}
    policies = tuple({each.topic: each for each in found.policies if each.topic in open_topics}.values())
    rule = next((each for each in policies if each.topic == "payment"), None)
    verdict = None
    if rule is not None and topic is not None and wish.text is not None:
        verdict = judged(rule.limits, wish, _at_once(exposure, facts), ours.price)
    own = [each for each in every if each.deal_id == deal.id]
    against = tuple(_against(topic, paid, health, rule, verdict, own))
    grounds = Grounds(deal, topic is not None, paid, exposure, health, verdict, bool(against))
    advice = recommended(grounds)
    earlier = [each for each in every if each.deal_id != deal.id]
    return Case(
        deal, found, told, dict(facts), paid, exposure, policies, verdict, health, advice,
        reasons=(*_history(deal, paid, earlier), *against, *_full(advice, exposure), *_shown(exposure, health, rule, verdict)),
        unknown=tuple(key for key in NEEDED if key not in facts or facts[key].state != KNOWN),
        missing=tuple(missing(grounds)) if topic is not None else (),
    )  # fmt: skip


def _in_ours(exposure: Exposure, ours: OurMoney) -> Exposure:
    """Return an exposure with the rate of its currency in our money, where one is noted."""
    currency = exposure.currency
    if currency is None or currency == ours.currency:
        return exposure._replace(ours=ours.currency)
    found = ours.worth(currency, ours.currency)
    if found is None:
        return exposure._replace(ours=ours.currency)
    return exposure._replace(ours=ours.currency, rate=found.value, rate_on=found.on)


def _at_once(exposure: Exposure, facts: Mapping[str, Known]) -> AtOnce:
    row = facts.get("company.insured_up_to")
    insured = parse_money(row.value) if row is not None and row.state == KNOWN and row.value else None
    if exposure.together is None or exposure.currency is None:
        return AtOnce(None, insured)
    return AtOnce(Money(exposure.together, exposure.currency), insured)


def _history(deal: Deal, paid: Paid, earlier: Sequence[Order]) -> Iterable[Reason]:
    if paid.on_time or paid.late:
        count = (("on_time", str(paid.on_time)), ("all", str(paid.on_time + paid.late)))
        yield Reason(N_("balances that came on time: {on_time} of {all}"), count, good=paid.late == 0)
    elif not paid.came:
        yield Reason(N_("no order paid yet: nothing proves how they pay"), (), good=False)
    before = sum((each.value or Decimal(0) for each in earlier if each.currency == deal.currency), Decimal(0))
    if deal.value is not None and before and deal.value > BIG * before:
        times = f"{deal.value / before:.0f}"
        yield Reason(N_("this deal is {times} times all orders until now"), (("times", times),), good=False)


def _against(
    topic: Topic | None, paid: Paid, health: Finance, rule: Policy | None, verdict: Verdict | None, own: Sequence[Order]
) -> Iterable[Reason]:
    """Yield what speaks plainly against granting anything."""
    if paid.overdue:
        values = (("count", str(paid.overdue)), ("days", counted(paid.longest_days)))
        yield Reason(N_("balances overdue today: {count}, up to {days}"), values, good=False)
    elif paid.late and paid.late >= paid.on_time:
        yield Reason(N_("the latest balance came {days} late"), (("days", counted(paid.longest_days)),), good=False)
    order = next((each for each in own if each.balance_paid is None and _before(each, topic)), None)
    if order is not None:
        values = (("order", order.number or order.ref), ("day", order.confirmed_on.isoformat()))
        yield Reason(N_("they refuse what {order} of {day} was confirmed on"), values, good=False)
    if health.grade == BAD:
        yield _finances(health)
    if rule is not None and verdict is not None and verdict.allows is False:
        yield Reason(N_("our own policy of {day} forbids it: {text}"), _policy(rule), good=False)


def _before(order: Order, topic: Topic | None) -> bool:
    return topic is not None and topic.stuck_on is not None and order.confirmed_on < topic.stuck_on


def _finances(health: Finance) -> Reason:
    """Return the finances as a reason: the grade with its row, and the words of it."""
    row = health.text or health.row
    values = (("grade", health.grade), ("text", row.value or "" if row is not None and row is health.text else "–"))
    form = N_("their finances are judged {grade}: {text}")
    if health.why == "ruin":
        form = N_("their finances: {text}")
    told = any(each is not None and each.from_others for each in (health.row, health.text))
    return Reason(form, values, good=health.grade == GOOD, confidential=told)


def _shown(exposure: Exposure, health: Finance, rule: Policy | None, verdict: Verdict | None) -> Iterable[Reason]:
    """Yield what speaks for it, what is for the reader to weigh, and what is open already."""
    if health.grade in {GOOD, WEAK}:
        yield _finances(health)
    elif health.grade != BAD and health.row is not None:
        form = {
            "ungraded": N_("their finances, to be weighed: {text}"),
            "stale": N_("their finances were judged sound, but too long ago to count"),
            "guess": N_("their finances are only guessed to be sound"),
        }[health.why]
        row = health.row
        yield Reason(form, (("text", row.value or ""),), good=None, confidential=row.from_others)
    if rule is not None and verdict is not None and verdict.allows is not False:
        form = (
            N_("our own policy of {day} allows it: {text}")
            if verdict.allows
            else N_("our own policy of {day}, to be weighed: {text}")
        )
        yield Reason(form, _policy(rule), good=verdict.allows)
    if exposure.today:
        text = shown(exposure.today, exposure.currency)
        yield Reason(N_("{sum} of confirmed orders is unpaid today"), (("sum", text),), good=False)


def _full(advice: Recommendation, exposure: Exposure) -> Iterable[Reason]:
    """Yield that what is open already takes the whole limit."""
    if advice.code == "hold" and advice.limit is not None:
        sums = (shown(exposure.today - exposure.own, exposure.currency), shown(advice.limit, exposure.currency))
        values = (("open", sums[0]), ("limit", sums[1]))
        yield Reason(N_("{open} of other orders is open already, the limit is {limit}"), values, good=False)


def _policy(rule: Policy) -> tuple[tuple[str, str], ...]:
    return (("day", rule.on_date.isoformat()), ("text", rule.text))
