"""Deals as objects: the page for the boss, standing terms, forwarders, how a negotiation went."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, NotRequired, TypedDict

from dossier.records.deal.deal import Deal, Round
from dossier.records.deal.policy import Policy
from dossier.records.order.order import Order
from dossier.records.order.proof import Proof
from dossier.records.quotation.quote import Quote


class UnderstoodPolicy(TypedDict):
    """What our house asks or grants on a topic from a day on, oldest first, and what follows from its limits."""

    id: Annotated[int, "its number in the book"]
    topic: Annotated[str, "the topic"]
    text: Annotated[str, "what holds"]
    on_date: Annotated[date, "from when on"]
    open_percent: Annotated[Decimal | None, "per cent that may be open when the goods leave"]
    handed_percent: Annotated[Decimal | None, "per cent that may be open once they have the goods"]
    open_days: Annotated[int | None, "days after shipment by which all is paid"]
    open_sum: Annotated[Decimal | None, "money that may be open at once"]
    currency: Annotated[str | None, "its currency"]
    means: Annotated[Sequence[str], "the instruments that are taken"]
    security: Annotated[str | None, "credit_insurance, confirmed_lc, bank_guarantee"]
    allowed_by: Annotated[str | None, "who may allow more"]
    allows: Annotated[Sequence[str], "what it allows, in words"]
    forbids: Annotated[Sequence[str], "what it forbids, in words"]


class StageChange(TypedDict):
    """A move from one stage to another."""

    id: Annotated[int, "its number in the book"]
    deal_id: Annotated[int, "the number of the deal's ref"]
    from_stage: Annotated[str | None, "the stage before"]
    to_stage: Annotated[str, "the stage after"]
    on_date: Annotated[date, "the day"]
    reason: Annotated[str | None, "why"]
    cause: Annotated[str | None, "of which kind that is"]


class Paid(TypedDict):
    """How a client has paid until now."""

    orders: Annotated[int, "how many orders"]
    sums: Annotated[Sequence[tuple[str, Decimal]], "currencies, each with what the orders came to"]
    on_time: Annotated[int, "balances that came by their day"]
    late: Annotated[int, "balances that came later"]
    longest_days: Annotated[int, "the longest delay in days"]
    first_on: Annotated[date | None, "the day of the first order"]
    undated: Annotated[int, "balances that came while no due day is noted"]
    overdue: Annotated[int, "balances that have not come by their day"]
    proven: Annotated[Sequence[tuple[str, Decimal]], "currencies, each with what was paid on time"]
    largest: Annotated[Sequence[tuple[str, Decimal]], "currencies, each with the largest order that was paid on time"]


class Exposure(TypedDict):
    """What would be open at once."""

    currency: Annotated[str | None, "the deal's currency"]
    today: Annotated[Decimal, "unpaid orders today"]
    asked: Annotated[Decimal | None, "this deal on the terms they ask"]
    asked_share: Annotated[Decimal | None, "the open share of it, in per cent"]
    others: Annotated[Sequence[tuple[str, Decimal]], "other currencies, each with what is open in it"]
    own: Annotated[Decimal, "this deal's orders within `today`"]
    together: Annotated[Decimal | None, "all of it"]
    at_most: Annotated[bool, "whether a deposit came whose share no text tells"]
    asked_text: Annotated[str | None, "the payment they ask for"]
    handed_share: Annotated[Decimal | None, "the share that is open once they can have the goods, in per cent"]
    days: Annotated[int | None, "days after shipment until the last of it is paid"]
    leaves_on: Annotated[date | None, "the day by which the goods leave"]
    ours: Annotated[str | None, "our money"]
    rate: Annotated[Decimal | None, "what one unit of the deal's currency costs in our money"]
    rate_on: Annotated[date | None, "the day of that rate"]


class CaseReason(TypedDict):
    """A reason, ready to be translated."""

    form: Annotated[str, "its words, with names in braces"]
    values: Annotated[Sequence[tuple[str, str]], "the names, each with its value"]
    good: Annotated[bool | None, "whether it speaks for it; null for what the reader weighs"]
    confidential: Annotated[bool, "whether another client told it: for whoever decides alone"]


class AskedTopic(TypedDict):
    """A topic that is still open."""

    topic: Annotated[str, "the topic"]
    ours: Annotated[str | None, "what we say"]
    theirs: Annotated[str | None, "what they say"]
    since: Annotated[date, "since when"]


class PolicyVerdict(TypedDict):
    """What our policy on payment says of what they ask."""

    allows: Annotated[bool | None, "whether it allows it; null where that cannot be told"]
    text: Annotated[str, "what holds"]
    since: Annotated[date, "from when on"]
    why: Annotated[str, "why it forbids or cannot be compared, or on which conditions it allows"]


class Finance(TypedDict):
    """Their finances, judged."""

    grade: Annotated[str, "good, weak, bad, unknown"]
    why: Annotated[str, "graded, ruin (the words are plain), ungraded (only a text), stale, guess, missing"]
    text: Annotated[str | None, "what is noted of them"]
    source: Annotated[str | None, "where the grade is from"]
    noted_on: Annotated[date | None, "the day of the grade"]
    confidential: Annotated[bool, "whether another client told it"]


class Recommendation(TypedDict):
    """What we recommend, with its numbers."""

    code: Annotated[str, "nothing, ask, hold, within, grant"]
    limit: Annotated[Decimal | None, "money that may be open at once"]
    lot: Annotated[Decimal | None, "the largest lot within the limit"]
    lots: Annotated[int | None, "how many such lots the deal makes"]
    needs: Annotated[Sequence[str], "the conditions, in words"]


class Makeable(TypedDict):
    """Their products, counted."""

    ours: Annotated[int, "those that we can make"]
    noted: Annotated[int, "those that are noted"]


class Case(TypedDict):
    """A deal laid before somebody who decides; what was told in confidence is for them alone."""

    deal: Annotated[Deal, "the deal"]
    asked: Annotated[Sequence[AskedTopic], "what they ask"]
    advice: Annotated[str, "nothing, ask, hold, within, grant"]
    recommended: Annotated[str, "the same in words, with its numbers"]
    recommendation: Annotated[Recommendation, "the same, taken apart"]
    to_client: Annotated[Mapping[str, str], "by language the sentence to the client; empty where there is none"]
    missing: Annotated[Sequence[str], "what the numbers lack: asked, asked_unread, value, finance, orders"]
    reasons: Annotated[Sequence[CaseReason], "why"]
    policy: Annotated[PolicyVerdict | None, "what our policy on payment says"]
    policies: Annotated[Sequence[Policy], "what our house asks"]
    exposure: Annotated[Exposure, "what would be open"]
    paid: Annotated[Paid, "how they have paid"]
    finance: Annotated[Finance, "how they stand"]
    products_we_can_make: Annotated[Makeable, "how far we can supply them"]
    told_in_confidence: Annotated[Sequence[str], "what other clients told us of the firm"]
    unknown: Annotated[Sequence[str], "keys of facts that are unknown"]


class StandingTerm(TypedDict):
    """One standing term of a firm."""

    key: Annotated[str, "the key of the fact"]
    value: Annotated[str, "its present value"]
    since: Annotated[date, "the first day of that value"]
    confirmed: Annotated[date, "the last day it was noted"]
    confirmations: Annotated[int, "how often it was noted since"]
    source: Annotated[str, "where it is from"]
    stale: Annotated[bool, "whether it is old enough to be asked again"]
    used_on: Annotated[str | None, "the last order made on it"]
    used_when: Annotated[date | None, "the day of that order"]
    times: Annotated[int, "how many of the last orders in a row"]


class OutdatedQuote(TypedDict):
    """An open quotation on a payment that was settled otherwise since."""

    ref: Annotated[str, "the quotation"]
    number: Annotated[str, "its number"]
    payment: Annotated[str | None, "its payment"]


class Terms(TypedDict):
    """The standing terms of a firm."""

    ref: Annotated[str, "the firm"]
    name: Annotated[str, "its name"]
    terms: Annotated[Sequence[StandingTerm], "what is settled"]
    outdated_quotes: Annotated[Sequence[OutdatedQuote], "quotations on another payment"]
    sentence: Annotated[str | None, "what reconfirms them, in English"]
    forwarder_is: Annotated[str | None, "ours (one we recommend) or theirs"]


class Forwarder(TypedDict):
    """A forwarder to recommend; `--csv` has the same columns."""

    ref: Annotated[str, "the forwarder"]
    name: Annotated[str, "its name"]
    ports: Annotated[Sequence[str], "where it loads"]
    serves: Annotated[Sequence[str], "the countries it serves"]
    since: Annotated[int | None, "the year since which we know it"]
    contact_line: Annotated[str | None, "how to reach it"]
    orders: NotRequired[Annotated[int, "how many orders it carried"]]
    clients: NotRequired[Annotated[int, "of how many clients"]]
    last_on: NotRequired[Annotated[date | None, "the last of these days"]]
    to_country: NotRequired[Annotated[bool, "whether it goes to the client's country"]]
    at_port: NotRequired[Annotated[str | None, "the client's port, if it loads there"]]
    text: NotRequired[Annotated[str | None, "a remark"]]


class Price(TypedDict):
    """One point of the path of a price."""

    on_date: Annotated[date, "the day"]
    ours: Annotated[Decimal | None, "what we asked"]
    theirs: Annotated[Decimal | None, "what they offered"]


class AtTheTable(TypedDict):
    """Somebody at the table."""

    id: Annotated[int, "the number of the contact's ref"]
    name: Annotated[str, "the name"]
    title: Annotated[str | None, "the title"]
    authority: Annotated[str | None, "what they may decide"]
    heads: Annotated[str | None, "the department they head"]


class Topic(TypedDict):
    """One topic of one deal from its first round to its last; `--share` empties what stays in the house."""

    deal: Annotated[str, "the deal"]
    topic: Annotated[str, "the topic"]
    settled: Annotated[bool, "whether it is settled"]
    since: Annotated[date, "the first round that no agreement answers"]
    stuck_on: Annotated[date | None, "the first day on which somebody said no"]
    ours: Annotated[str, "our last position; – if none"]
    theirs: Annotated[str, "their last position; – if none"]
    said_by: Annotated[str | None, "who said it"]
    ours_moves: Annotated[int, "how often we moved"]
    theirs_moves: Annotated[int, "how often they moved"]
    gap: Annotated[Decimal | None, "our last number less theirs"]
    prices: Annotated[Sequence[Price], "the path of the price"]
    unlock: Annotated[Sequence[AtTheTable], "who can unlock it"]
    policy: Annotated[Policy | None, "what our house asks"]
    rounds: Annotated[Sequence[Round], "oldest first; `log_entry_id` is the touch it came from"]


class Negotiation(TypedDict):
    """How the negotiation of a deal or company went; with `--as-of` as it stood that day.

    `--share` leaves out policies, remarks, causes and reasons, drafts, who can unlock a topic, and the touches.
    """

    open: Annotated[Sequence[Topic], "open topics, worst first"]
    settled: Annotated[Sequence[Topic], "what is settled"]
    left_open: Annotated[Sequence[Topic], "what was never settled in deals that ended"]
    we_gave: Annotated[int, "how often we moved towards them"]
    they_gave: Annotated[int, "how often they moved towards us"]
    deals: Annotated[Sequence[Deal], "the deals"]
    stages: Annotated[Sequence[StageChange], "their stages"]
    quotes: Annotated[Sequence[Quote], "their quotations"]
    orders: Annotated[Sequence[Order], "their orders"]
    proofs: Annotated[Sequence[Proof], "their samples and proofs"]
