"""The morning and the week as objects."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, TypedDict


class Reminder(TypedDict):
    """One thing that is due; the kinds are those of `remind --why`."""

    ref: Annotated[str, "what it is about"]
    kind: Annotated[
        str, "inquiry, follow_up, promise, quote_silent, quote_expiring, proof, ship_by, deposit, balance …"
    ]
    due_on: Annotated[date, "the day it is due"]
    at: Annotated[str | None, "the hour on our clock, as 15:00; of a follow-up or a visit that has one"]
    act_on: Annotated[date, "the day on which to act, a working day of theirs"]
    moved_by: Annotated[str | None, "the weekday or holiday because of which it is a later one"]
    days_late: Annotated[int, "days since it was due; below zero: days to come"]
    group: Annotated[str, "now, today, week, later; spare for what has no day"]
    text: Annotated[str, "what is to be done, or what was said"]
    detail: Annotated[str | None, "what the kind adds: the day a quotation was sent, the keys of missing facts"]
    contact: Annotated[str | None, "the person"]
    contact_ref: Annotated[str | None, "the person's ref"]
    company: Annotated[str | None, "the firm"]
    company_ref: Annotated[str | None, "the firm's ref"]
    country: Annotated[str | None, "the client's country"]
    last_touch_on: Annotated[date | None, "the day of the last touch"]
    last_text: Annotated[str | None, "what was said then"]
    score: Annotated[int, "how heavy it is"]
    reasons: Annotated[Sequence[str], "what the score is made of, each with its points"]
    command: Annotated[str, "the command that acts"]


class OpenOrder(TypedDict):
    """An order that has not been shipped."""

    ref: Annotated[str, "the order"]
    number: Annotated[str, "its number"]
    client: Annotated[str, "whose it is"]
    country: Annotated[str, "where it goes"]
    ship_by: Annotated[date | None, "the day to ship by"]


class Closure(TypedDict):
    """A feast or time of rest ahead, where something is at stake."""

    name: Annotated[str, "its name in English"]
    name_zh: Annotated[str | None, "its name in Chinese"]
    kind: Annotated[str, "public, most, closure, season"]
    first: Annotated[date, "its first day"]
    last: Annotated[date, "its last day"]
    computed: Annotated[bool, "whether the moon decides: ±1 day"]
    countries: Annotated[Sequence[str], "the countries that keep it"]
    ours: Annotated[bool, "whether our own house is shut"]
    orders: Annotated[Sequence[OpenOrder], "orders that are open there"]
    deals: Annotated[int, "how many deals are open there"]
    valued: Annotated[bool, "whether nothing is open, but somebody there matters"]


class CountryYear(TypedDict):
    """A year of a country's calendar."""

    country: Annotated[str, "the country"]
    year: Annotated[int, "the year"]


class Morning(TypedDict):
    """What is due, the closures ahead, and what was not read."""

    on: Annotated[date, "the day it was read for"]
    reminders: Annotated[Sequence[Reminder], "the heaviest first"]
    unread: Annotated[int, "rows that were counted but not read"]
    holidays: Annotated[Sequence[Closure], "closures ahead"]
    holidays_missing: Annotated[Sequence[CountryYear], "years that the book does not keep yet"]


class HowMany(TypedDict):
    """How many things wait."""

    now: Annotated[int, "now"]
    today: Annotated[int, "today"]


class DayTouches(TypedDict):
    """How many touches a day had."""

    on_date: Annotated[date, "the day"]
    came_in: Annotated[int, "from clients"]
    went_out: Annotated[int, "to clients"]
    both: Annotated[int, "both ways: calls, meetings"]


class WeekClient(TypedDict):
    """A client with a day."""

    ref: Annotated[str, "the client"]
    name: Annotated[str, "its name"]
    company: Annotated[str | None, "the firm of a person"]
    country: Annotated[str | None, "the country"]
    on_date: Annotated[date, "the day of the answer, of the first or of the last touch"]
    text: Annotated[str | None, "what was said"]


class WeekPaper(TypedDict):
    """A quotation, sample or proof that waits for a client's answer."""

    ref: Annotated[str, "the paper"]
    name: Annotated[str, "the client"]
    company: Annotated[str | None, "the firm of a person"]
    country: Annotated[str | None, "the country"]
    on_date: Annotated[date, "the last day of the price, or the day on which it was sent"]
    text: Annotated[str | None, "the number of the quotation, or the kind of proof"]


class MovedDeal(TypedDict):
    """A deal that moved from one stage to another."""

    deal_id: Annotated[int, "the number of the deal's ref"]
    title: Annotated[str, "the deal"]
    client: Annotated[str, "whose it is"]
    country: Annotated[str | None, "the client's country"]
    from_stage: Annotated[str | None, "the stage before"]
    to_stage: Annotated[str, "the stage after"]
    on_date: Annotated[date, "the day"]
    reason: Annotated[str | None, "why"]


class ComingHoliday(TypedDict):
    """Days off of a country in the week to come."""

    country: Annotated[str, "the country"]
    on_date: Annotated[date, "the first day"]
    until: Annotated[date | None, "the last day; null for a single one"]
    name: Annotated[str, "its name in English"]
    name_zh: Annotated[str | None, "its name in Chinese"]


class ComingDue(TypedDict):
    """Goods or money of an order that are due in the week to come."""

    kind: Annotated[str, "ship_by, deposit, balance"]
    ref: Annotated[str, "the order or the lot"]
    due_on: Annotated[date, "the day"]
    text: Annotated[str, "the number of the order, and how many of which lot"]
    contact_id: Annotated[int | None, "the number of the person's ref"]
    company_id: Annotated[int | None, "the number of the firm's ref"]
    deal_id: Annotated[int | None, "the number of the deal's ref"]
    detail: Annotated[str | None, "of money, what of it is missing"]


class Week(TypedDict):
    """Seven days back, and seven ahead."""

    first: Annotated[date, "the first of the seven days"]
    last: Annotated[date, "the last"]
    touches: Annotated[Sequence[DayTouches], "for each of the seven days"]
    touches_before: Annotated[int, "of the seven days before"]
    done: Annotated[int, "follow-ups and promises done"]
    learned: Annotated[int, "how many commands noted something"]
    replies: Annotated[Sequence[WeekClient], "who answered"]
    moved: Annotated[Sequence[MovedDeal], "deals that moved"]
    fresh: Annotated[Sequence[WeekClient], "who is new"]
    quiet: Annotated[Sequence[WeekClient], "who went quiet"]
    holidays: Annotated[Sequence[ComingHoliday], "days off to come"]
    due: Annotated[Sequence[ComingDue], "shipments and money that are due in the days to come"]
    planned: Annotated[Sequence[tuple[date, int]], "days to come, each with its number of follow-ups"]
    ran_out: Annotated[Sequence[WeekPaper], "quotations sent and not answered that ran out, or do within seven days"]
    samples: Annotated[Sequence[WeekPaper], "samples and proofs sent and not answered"]
    curiosity: Annotated[str | None, "a friendly line about a country of the week"]
