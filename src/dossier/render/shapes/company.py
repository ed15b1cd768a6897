"""Firms as objects: offers that fit one, whom to ask about it, reports across clients."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, TypedDict

from dossier.records.company.products import Offer
from dossier.render.shapes.country import Reason


class Proposal(TypedDict):
    """One offer for a client; the score is the sum of the points."""

    offer: Annotated[Offer, "our offer"]
    score: Annotated[int, "how well it fits"]
    reasons: Annotated[Sequence[Reason], "what speaks for it"]
    against: Annotated[Sequence[Reason], "what speaks against it"]
    unknown: Annotated[Sequence[str], "what is not known, in words"]


class Matching(TypedDict):
    """Which of our offers fit a client."""

    ref: Annotated[str, "the client"]
    name: Annotated[str, "its name"]
    markets: Annotated[Sequence[str], "the countries that were judged"]
    mode: Annotated[str | None, "under whose brand to begin: oem, ours, both"]
    proposals: Annotated[Sequence[Proposal], "best first"]
    unknown: Annotated[Sequence[str], "what is not known of the client, in words"]


class Candidate(TypedDict):
    """A contact by what makes a good informant."""

    contact_id: Annotated[int, "the number of the ref"]
    name: Annotated[str, "the name"]
    company_id: Annotated[int | None, "the number of the firm's ref"]
    company_name: Annotated[str | None, "the firm"]
    country: Annotated[str | None, "the country"]
    markets: Annotated[Sequence[str], "where the firm sells"]
    products: Annotated[Sequence[str], "what it sells"]
    closeness: Annotated[str | None, "how close to us"]
    trade_since: Annotated[str | None, "since when in the trade"]
    joined_firm: Annotated[str | None, "since when at the firm"]
    founded: Annotated[str | None, "since when the firm exists"]
    channel: Annotated[str | None, "by which way they talk"]
    last_touch_on: Annotated[date | None, "the last touch"]
    links: Annotated[Sequence[tuple[str, bool]], "relations to the company, each with whether it is read towards it"]
    told_before: Annotated[int, "how often they told us something"]
    owed: Annotated[Sequence[str], "promises of ours that are open"]


class Informant(TypedDict):
    """Somebody to ask."""

    candidate: Annotated[Candidate, "who"]
    score: Annotated[int, "the sum of the points"]
    reasons: Annotated[Sequence[Reason], "what speaks for it"]
    against: Annotated[Sequence[Reason], "what speaks against it"]
    how: Annotated[Sequence[str], "how to go about it"]


class NotToAsk(TypedDict):
    """Somebody who is not to be asked."""

    candidate: Annotated[Candidate, "who"]
    reason: Annotated[str, "why not"]


class Asking(TypedDict):
    """Who can tell about a company."""

    ref: Annotated[str, "the company"]
    name: Annotated[str, "its name"]
    informants: Annotated[Sequence[Informant], "best first"]
    excluded: Annotated[Sequence[NotToAsk], "whom not to ask"]


class Idea(TypedDict):
    """A client's product that we do not make for sure; `--csv` has the same columns."""

    ref: Annotated[str, "the product"]
    category: Annotated[str | None, "its category"]
    product: Annotated[str, "its name"]
    company: Annotated[str | None, "whose it is; null with `--share`"]
    country: Annotated[str | None, "the client's country"]
    kind: Annotated[str | None, "best_seller, new …"]
    what_is_new: Annotated[str | None, "what is new about it"]
    supplier: Annotated[str | None, "who makes it now"]
    mould: Annotated[str | None, "public or private"]
    can_make: Annotated[str | None, "whether we can make it: asked, no …"]
    asked_on: Annotated[date | None, "when our development was asked"]
    days_waiting: Annotated[int | None, "for how long the answer is waited for"]
    difference: Annotated[str | None, "how ours differs"]


class Competitor(TypedDict):
    """A supplier at a client; `--csv` has the same columns."""

    supplier: Annotated[str, "the supplier"]
    company_ref: Annotated[str, "the client"]
    company: Annotated[str, "its name"]
    country: Annotated[str | None, "its country"]
    product: Annotated[str | None, "by which product, or as noted"]
    category: Annotated[str | None, "its category"]
    noted_on: Annotated[date | None, "the day it was noted"]
    protected: Annotated[str, "yes if another client told us"]


class SourceOfClients(TypedDict):
    """What came of one source; `--csv` has the same columns."""

    source: Annotated[str, "how they came; empty where it is not noted"]
    detail: Annotated[str, "which platform, fair or friend"]
    clients: Annotated[int, "clients who came"]
    answered: Annotated[int, "of them had a first answer: ours, or theirs where we wrote first"]
    quoted: Annotated[int, "of them got a quotation"]
    sampled: Annotated[int, "of them got a sample"]
    ordered: Annotated[int, "of them ordered"]
    repeated: Annotated[int, "of them ordered again"]
    days_to_answer: Annotated[int | None, "days from the first contact to the first answer, in the middle"]
    days_to_quotation: Annotated[int | None, "days to the first quotation, in the middle"]
    days_to_sample: Annotated[int | None, "days to the first sample, in the middle"]
    days_to_order: Annotated[int | None, "days to the first order, in the middle"]
    value: Annotated[Mapping[str, Decimal], "what the orders came to, by currency"]


class FairClient(TypedDict):
    """A client who shows at a fair."""

    text: Annotated[str, "what is noted of it"]
    on_date: Annotated[str | None, "when; a partial date"]
    yearly: Annotated[bool, "whether every year"]
    place: Annotated[str | None, "where"]
    country: Annotated[str | None, "in which country"]
    company_id: Annotated[int, "the number of the firm's ref"]
    company: Annotated[str, "the firm"]
    action: Annotated[str | None, "what we plan; null with `--share`"]
    star: Annotated[int | None, "its stars"]
    open_deals: Annotated[int, "how many deals are open"]
    source: Annotated[str | None, "where it is from"]
    told_by_id: Annotated[int | None, "the number of the contact's ref who told us"]


class MetAt(TypedDict):
    """A contact who was met at a fair."""

    detail: Annotated[str, "at which fair"]
    contact: Annotated[str, "who"]
    company_id: Annotated[int | None, "the number of the firm's ref"]
    company: Annotated[str | None, "the firm"]
    country: Annotated[str | None, "its country"]
    orders: Annotated[int, "orders since"]


class Fair(TypedDict):
    """A fair; `--csv` has one line for each."""

    name: Annotated[str, "the fair"]
    next_on: Annotated[str | None, "the next one: a day or a month"]
    usual: Annotated[bool, "whether that is only the usual month"]
    last_on: Annotated[str | None, "the last one"]
    place: Annotated[str | None, "where"]
    country: Annotated[str | None, "in which country"]
    clients: Annotated[Sequence[FairClient], "clients who are there"]
    met: Annotated[Sequence[MetAt], "who was met there"]
    points: Annotated[int, "what speaks for going"]
    verdict: Annotated[str, "go, visit, greet"]
    reasons: Annotated[Sequence[str], "why, in words"]
