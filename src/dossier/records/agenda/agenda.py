"""What happened, what is to be done, and what was promised, as the views see it."""

from datetime import date
from typing import NamedTuple


class LogEntry(NamedTuple):
    """One touch; `original` says whether the text as it came is kept."""

    id: int
    contact_id: int | None
    contact_name: str | None
    deal_id: int | None
    on_date: date
    channel: str
    direction: str
    text: str
    subject: str | None
    topics: str | None


class FollowUp(NamedTuple):
    """Something to do on a day, with whom."""

    id: int
    contact_id: int | None
    company_id: int | None
    deal_id: int | None
    text: str
    due_on: date
    every: str | None
    after_done: bool
    state: str


class Promise(NamedTuple):
    """Something promised by `ours` or `theirs`."""

    id: int
    contact_id: int | None
    company_id: int | None
    deal_id: int | None
    by: str
    text: str
    due_on: date | None
    state: str
    made_on: date


class Due(NamedTuple):
    """Something of the morning before it is ranked: what kind, when, of whom, and the words that say why."""

    kind: str
    ref: str
    due_on: date
    text: str
    contact_id: int | None
    company_id: int | None
    deal_id: int | None
    detail: str | None = None


class Who(NamedTuple):
    """The client of a reminder, in as few words as a line needs; `planned_on` is the next follow-up to come."""

    contact_id: int | None
    company_id: int | None
    name: str
    company: str | None
    country: str | None
    star: int | None
    closeness: str | None
    last_touch_on: date | None
    last_text: str | None
    time_zone: str | None = None
    planned_on: date | None = None


class Part(NamedTuple):
    """One part of a reminder's weight: what it is for, and how many points it gives."""

    reason: str
    points: int


class Reminder(NamedTuple):
    """One line of the morning: what, for whom, why now, how heavy, and the command that acts.

    `on` is the day on which to act: the day it is due, or their next working day, with `moved_by` (a weekday's or a
    holiday's name) saying why it moved.
    """

    due: Due
    who: Who
    score: int
    parts: tuple[Part, ...]
    group: str
    on: date
    command: str
    moved_by: str = ""
