"""A month on one page: what came, what moved, what is owed, what is next, and what the boss is to decide."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.records.declared import private

Sums = Mapping[str, Decimal]


class MonthRow(NamedTuple):
    """A record of these days, and whose it is."""

    ref: Annotated[str, "the record"]
    client: Annotated[str, "the firm, or the person without one"]
    client_ref: Annotated[str, "its ref"]
    country: Annotated[str | None, "its country"]
    on_date: Annotated[date | None, "the day: it came, was sent, is due, ends"]
    text: Annotated[str | None, "its number, title, place or purpose"]
    until: Annotated[date | None, "the last day of a visit that lasts"] = None
    source: Annotated[str | None, private(key="")] = None
    told_by_id: Annotated[int | None, private(key="")] = None


class Paper(NamedTuple):
    """A quotation or an order of these days, with what it comes to."""

    ref: Annotated[str, "the quotation, the order or the lot"]
    client: Annotated[str, "the firm, or the person without one"]
    client_ref: Annotated[str, "its ref"]
    country: Annotated[str | None, "its country"]
    on_date: Annotated[date, "the day: sent, confirmed, shipped, cancelled, received"]
    text: Annotated[str, "its number, or the deal where it has none"]
    value: Annotated[Decimal | None, "what it comes to; null where that is not known"]
    currency: Annotated[str | None, "the currency"]


class Tally(NamedTuple):
    """Papers of these days beside those of the days before; currencies are never added."""

    number: Annotated[int, "how many"]
    before: Annotated[int, "how many in the time before"]
    value: Annotated[Sums, "what they come to, by currency"]
    value_before: Annotated[Sums, "what those of the time before came to"]
    without_value: Annotated[int, "how many of them have no value noted"]
    rows: Annotated[tuple[Paper, ...], "each of them, the largest first"]


class Came(NamedTuple):
    """Who came, and what was asked."""

    clients: Annotated[int, "clients who are new in the book: firms, and people without one"]
    clients_before: Annotated[int, "of the time before"]
    by_source: Annotated[Mapping[str, int], "new clients by source; an empty key: not noted"]
    by_country: Annotated[Mapping[str, int], "new clients by country; an empty key: not noted"]
    rows: Annotated[tuple[MonthRow, ...], "the new clients, the newest first"]
    inquiries: Annotated[int, "deals whose inquiry came, and new clients who wrote without one"]
    inquiries_before: Annotated[int, "of the time before"]
    answered: Annotated[int, "of them heard from us since"]
    without_deal: Annotated[int, "of them are clients who wrote and have no deal of this time"]
    unanswered: Annotated[tuple[MonthRow, ...] | None, "those that did not; null with `--share`"] = None


class StageCount(NamedTuple):
    """How many deals came to a stage."""

    stage: Annotated[str, "the stage"]
    deals: Annotated[int, "how many deals came to it"]


class Ended(NamedTuple):
    """A deal that was won, lost or put to rest."""

    ref: Annotated[str, "the deal"]
    client: Annotated[str, "the firm, or the person without one"]
    client_ref: Annotated[str, "its ref"]
    country: Annotated[str | None, "its country"]
    on_date: Annotated[date, "the day"]
    stage: Annotated[str, "won, paid, lost, dormant"]
    text: Annotated[str, "its title"]
    value: Annotated[Decimal | None, "what it was worth"]
    currency: Annotated[str | None, "the currency"]
    cause: Annotated[str | None, "of which kind the cause is; null with `--share`"] = None
    reason: Annotated[str | None, "why, in words; null with `--share`"] = None


class Moved(NamedTuple):
    """What moved."""

    stages: Annotated[tuple[StageCount, ...], "deals by the stage they came to, each once a stage"]
    quotations: Annotated[Tally, "quotations sent; one that was replaced meanwhile counts once"]
    samples: Annotated[tuple[MonthRow, ...], "samples and proofs sent"]
    samples_before: Annotated[int, "of the time before"]
    orders: Annotated[Tally, "orders confirmed and not cancelled"]
    shipped: Annotated[Tally, "orders and lots that left; a lot's value is its share of the order's by quantity"]
    cancelled: Annotated[tuple[Paper, ...], "orders cancelled"]
    ended: Annotated[tuple[Ended, ...], "deals won, paid, lost or put to rest"]
    received: Annotated[Tally | None, "money that came; null with `--share`"] = None


class Owing(NamedTuple):
    """A part of an order's money that is missing."""

    ref: Annotated[str, "the order or the lot"]
    client: Annotated[str, "the firm, or the person without one"]
    client_ref: Annotated[str, "its ref"]
    country: Annotated[str | None, "its country"]
    kind: Annotated[str, "deposit or balance"]
    text: Annotated[str, "the order's number, or its deal"]
    due_on: Annotated[date, "the day it is due"]
    days: Annotated[int, "days since then; below zero: days to come"]
    missing: Annotated[Decimal | None, "what is missing; null where the order's value is not known"]
    currency: Annotated[str | None, "the currency"]
    at_most: Annotated[bool, "whether it may be less, because only days and no sums were noted"]


class Owed(NamedTuple):
    """What clients owe us today, and what we owe them."""

    overdue: Annotated[tuple[Owing, ...], "what is overdue, the longest first"]
    overdue_sums: Annotated[Sums, "what of it is known, by currency"]
    coming: Annotated[tuple[Owing, ...], "what falls due until the last day of `ahead`"]
    coming_sums: Annotated[Sums, "what of it is known, by currency"]
    undated: Annotated[Sums, "what is open without a day on which it is due, by currency"]
    promises: Annotated[
        tuple[MonthRow, ...], "what we promised and have not kept, until the last day of `ahead` or without a day"
    ]
    answers: Annotated[tuple[MonthRow, ...], "clients who wrote and wait for an answer"]


class FairAhead(NamedTuple):
    """A fair to come at which clients are."""

    name: Annotated[str, "the fair"]
    next_on: Annotated[str, "when; a day or a month"]
    place: Annotated[str | None, "where"]
    clients: Annotated[tuple[str, ...], "which clients are there"]
    verdict: Annotated[str | None, "go, visit, greet; null with `--share`"] = None


class DayOff(NamedTuple):
    """Days on which a market of ours, or our own house, is shut."""

    first: Annotated[date, "the first day"]
    last: Annotated[date, "the last day"]
    name: Annotated[str, "the name in English"]
    name_zh: Annotated[str | None, "the name in Chinese"]
    countries: Annotated[tuple[str, ...], "the countries that keep it"]


class Next(NamedTuple):
    """What is next, from today to the last day of `ahead`."""

    visits: Annotated[tuple[MonthRow, ...], "visits both ways"]
    fairs: Annotated[tuple[FairAhead, ...], "fairs at which clients are"]
    to_ship: Annotated[tuple[MonthRow, ...], "orders and lots to ship, those that are late first"]
    expiring: Annotated[tuple[MonthRow, ...], "quotations whose last day comes"]
    holidays: Annotated[tuple[DayOff, ...], "days on which countries of open deals and orders are shut, or our own"]


class Decision(NamedTuple):
    """Something for the boss to decide."""

    kind: Annotated[str, "stuck, overdue, late, fair"]
    ref: Annotated[str | None, "the deal or the order; null for a fair"]
    client: Annotated[str, "the client, or the fair"]
    topic: Annotated[str | None, "what a negotiation is stuck on"] = None
    theirs: Annotated[str | None, "what they ask"] = None
    ours: Annotated[str | None, "what we offered"] = None
    since: Annotated[date | None, "the day since which it is so, or of the fair"] = None
    value: Annotated[Decimal | None, "what the deal is worth, or what is overdue"] = None
    currency: Annotated[str | None, "the currency"] = None
    text: Annotated[str | None, "the order's number, when the fair is"] = None
    reasons: Annotated[tuple[str, ...], "what speaks for going to the fair"] = ()


class Month(NamedTuple):
    """A month, or another time, on one page; `owed` and `next` tell how it stands today."""

    first: Annotated[date, "the first day"]
    last: Annotated[date, "the last day"]
    before: Annotated[tuple[date, date], "first and last day of the time it is compared with"]
    today: Annotated[date, "the day on which it was asked"]
    ahead: Annotated[tuple[date, date] | None, "first and last day of what is next; null for a time long past"]
    came: Annotated[Came, "who came"]
    moved: Annotated[Moved, "what moved"]
    next: Annotated[Next | None, "what is next; null for a time long past"]
    owed: Annotated[Owed | None, "what is owed today; null with `--share`, and for a time long past"] = None
    decide: Annotated[
        tuple[Decision, ...] | None, "at most three things to decide; null with `--share`, and for a time long past"
    ] = None
