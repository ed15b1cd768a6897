"""Deals as objects: our policies, standing terms, forwarders, how a negotiation went."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, NotRequired, TypedDict

from dossier.records.deal.deal import Deal, Round, StageChange
from dossier.records.deal.negotiation import Person
from dossier.records.deal.policy import Policy
from dossier.records.deal.story import Price
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
    by_word: Annotated[bool, "whether it was settled in a talk, and nothing in writing says so yet"]


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
    unlock: Annotated[Sequence[Person], "who can unlock it"]
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


class RecapPoint(TypedDict):
    """One point of a recap."""

    number: Annotated[int, "its number in the letter"]
    text: Annotated[str, "its words there"]
    rests_on: Annotated[str | None, "the round or the promise it rests on"]
    confirmed_on: Annotated[date | None, "the day of the letter of theirs that confirms it; null: by word alone"]
    confirmed_in: Annotated[str | None, "that letter in the log"]


class Recap(TypedDict):
    """A recap of a talk that went to a client."""

    ref: Annotated[str, "the client"]
    letter: Annotated[str, "our letter in the log"]
    sent_on: Annotated[date, "its day"]
    points: Annotated[Sequence[RecapPoint], "its points in their order"]
