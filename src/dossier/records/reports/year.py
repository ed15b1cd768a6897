"""A year together with a firm: what was ordered, what was loaded on the day, what was promised and kept."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.records.order.order import Lot, Order
from dossier.records.reports.workload import Answers


class Loading(NamedTuple):
    """Goods that were due to leave in these days."""

    ref: Annotated[str, "the order or the lot"]
    number: Annotated[str, "the number of the order"]
    ship_by: Annotated[date, "the day agreed last"]
    shipped_on: Annotated[date | None, "the day they left; null while they have not"]
    days_late: Annotated[int, "days after the agreed day, until today while they have not left; 0 on the day or before"]
    moved: Annotated[bool, "whether the agreed day was moved after the confirmation"]


class Due(NamedTuple):
    """A promise that was due on a day, and how it ended."""

    id: int
    by: str
    due_on: date
    state: str
    closed_on: date | None


class WordKept(NamedTuple):
    """Promises due in these days that one side made, counted; a dropped one is none of the others."""

    due: Annotated[int, "those due by today, dropped ones left out"]
    on_time: Annotated[int, "kept by their day"]
    late: Annotated[int, "kept after it"]
    open: Annotated[int, "still open"]
    dropped: Annotated[int, "dropped"]


class Complaint(NamedTuple):
    """Something a client complained of, and how it ended."""

    ref: Annotated[str, "the record"]
    on_date: Annotated[date | None, "the day; null where none is noted"]
    text: Annotated[str, "what was wrong"]
    ended: Annotated[str | None, "how it ended; null while that is not noted"]
    closed_on: Annotated[date | None, "the day it ended; null while it is open, and of a claim noted on an order"] = (
        None
    )


class Book(NamedTuple):
    """What the book holds of these days: orders of the firm with their lots, promises due, touches in their order."""

    orders: tuple[Order, ...]
    lots: tuple[Lot, ...]
    moved: frozenset[str]
    """Refs of orders and lots whose day was moved."""
    promises: tuple[Due, ...]
    complaints: tuple[Complaint, ...]


class Year(NamedTuple):
    """A year together; what is theirs to answer for is null where others see it."""

    ref: Annotated[str, "the firm"]
    name: Annotated[str, "its name"]
    first: Annotated[date, "the first day"]
    last: Annotated[date, "the last day; of the running year today"]
    orders: Annotated[int, "orders confirmed, cancelled ones left out"]
    sums: Annotated[Mapping[str, Decimal], "what they come to, by currency"]
    without_value: Annotated[int, "orders of which no value is noted"]
    cancelled: Annotated[int | None, "orders confirmed in these days and cancelled"]
    loadings: Annotated[tuple[Loading, ...], "goods due to leave in these days, by their day"]
    on_the_day: Annotated[int, "how many of them left on the day or before"]
    without_day: Annotated[int, "goods that left in these days without an agreed day"]
    ours: Annotated[WordKept, "our promises"]
    theirs: Annotated[WordKept | None, "their promises"]
    our_answers: Annotated[Answers, "how fast we answered"]
    their_answers: Annotated[Answers | None, "how fast they answered"]
    complaints: Annotated[tuple[Complaint, ...], "complaints, and how they ended"]
    line: Annotated[str | None, "one English sentence for a negotiation; null where the figures do not carry one"]
