"""The morning and the week as objects."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, TypedDict

from dossier.records.agenda.agenda import Due
from dossier.records.agenda.aim import Aim, AimedTalk, Aims
from dossier.records.agenda.week import DayTouches, Holiday, Moved
from dossier.records.contact.rhythm import Rhythm
from dossier.records.country.closures import Closure


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
    rhythm: Annotated[
        Rhythm | None, "how they answer, of what waits for a word of theirs; null where that is not known"
    ]
    score: Annotated[int, "how heavy it is"]
    reasons: Annotated[Sequence[str], "what the score is made of, each with its points"]
    command: Annotated[str, "the command that acts"]


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


class Week(TypedDict):
    """Seven days back, and seven ahead."""

    first: Annotated[date, "the first of the seven days"]
    last: Annotated[date, "the last"]
    touches: Annotated[Sequence[DayTouches], "for each of the seven days"]
    touches_before: Annotated[int, "of the seven days before"]
    done: Annotated[int, "follow-ups and promises done"]
    learned: Annotated[int, "how many commands noted something"]
    replies: Annotated[Sequence[WeekClient], "who answered"]
    moved: Annotated[Sequence[Moved], "deals that moved"]
    fresh: Annotated[Sequence[WeekClient], "who is new"]
    quiet: Annotated[Sequence[WeekClient], "who went quiet"]
    holidays: Annotated[Sequence[Holiday], "days off to come"]
    due: Annotated[Sequence[Due], "shipments and money that are due in the days to come"]
    planned: Annotated[Sequence[tuple[date, int]], "days to come, each with its number of follow-ups"]
    ran_out: Annotated[Sequence[WeekPaper], "quotations sent and not answered that ran out, or do within seven days"]
    samples: Annotated[Sequence[WeekPaper], "samples and proofs sent and not answered"]
    aims: Annotated[Aims, "talks with an aim, by what they came to"]
    talks: Annotated[Sequence[AimedTalk], "the same, one by one"]
    curiosity: Annotated[str | None, "a friendly line about a country of the week"]


class AimsOfClient(TypedDict):
    """What talks with a client are to bring; nothing of it is shared."""

    ref: Annotated[str, "the client"]
    aims: Annotated[
        Sequence[Aim], "the newest first: those that wait for their talk, and those whose talk left them open"
    ]
