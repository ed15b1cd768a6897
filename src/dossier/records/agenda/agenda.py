"""What happened, what is to be done, and what was promised, as the views see it."""

from datetime import date
from typing import Annotated, NamedTuple

from dossier.i18n import N_, NP_
from dossier.records.contact.rhythm import Rhythm
from dossier.records.declared import choices, kind, name_of, private

TOUCHES = choices(
    ("email", N_("e-mail"), "mail|邮件|邮箱|电邮|发邮件"), ("call", N_("call"), "phone|电话|打电话|来电"),
    ("chat", N_("chat"), "whatsapp|wechat|聊天|微信"),
    ("meeting", N_("meeting"), "见面|会议|会面|面谈|开会"), ("visit", N_("visit"), "拜访|来访|去访"),
    ("fair", N_("fair"), "展会|展览|广交会"),
    ("sample", N_("sample"), "样品|寄样|寄样品"), ("business", N_("business"), "业务"), ("note", NP_("touch", "note"), "备注|记事"),
)  # fmt: skip
BUSINESS = "business"
"""The channel of what happened to a deal: a quotation or proof sent, an order confirmed, goods shipped, money received."""
AWAY = N_("write again: back from an absence")
"""What is planned for the day on which somebody is back from an absence."""
PROMISERS = choices(("ours", N_("ours"), "us|we|我方"), ("theirs", N_("theirs"), "them|they|对方"))
DIRECTIONS = choices(("in", N_("in")), ("out", N_("out")), ("both", N_("both ways")))
FOLLOW_UP_STATES = choices(("open", NP_("to do", "open")), ("done", N_("done")), ("dropped", N_("dropped")))
PROMISE_STATES = choices(("open", NP_("to do", "open")), ("kept", N_("kept")), ("dropped", N_("dropped")))


class LogEntry(NamedTuple):
    """One touch; `original` says whether the text as it came is kept."""

    id: int
    contact_id: int | None
    contact_name: Annotated[str | None, name_of("contact_id")]
    deal_id: int | None
    on_date: Annotated[date, private(N_("date"), "day", aliases=("on", "date"))]
    channel: Annotated[str, private(N_("by"), "choice", TOUCHES, aliases=("by",))]
    direction: Annotated[str, private(N_("direction"), "choice", DIRECTIONS)]
    text: Annotated[str, private(N_("text"), "text", required=True, spoken=True)]
    subject: str | None
    topics: Annotated[str | None, private(N_("topics"), "list")]


LOG = kind(
    LogEntry, "log", "l", N_("log entry"), "any", plural="log", table="log_entry",
    listed="date=on_date by=channel direction name company text country",
    title="subject", day="on_date", hidden="company_id at message_id", unread="original",
)  # fmt: skip


class FollowUp(NamedTuple):
    """Something to do on a day, with whom."""

    id: int
    contact_id: int | None
    company_id: int | None
    deal_id: int | None
    text: Annotated[str, private(N_("what"), "name", required=True, spoken=True, aliases=("todo",))]
    due_on: Annotated[date, private(N_("due"), "day", required=True, spoken=True, aliases=("due", "when"))]
    at: Annotated[str | None, private(N_("hour"), "hour", aliases=("hour", "time", "几点"))]
    every: Annotated[str | None, private(N_("repeats"), "repeat")]
    after_done: Annotated[bool, private(N_("counted after it is done"), "yesno")]
    state: Annotated[str, private(type="choice", choices=FOLLOW_UP_STATES)]


FOLLOW_UP = kind(
    FollowUp, "follow-up", "f", N_("follow-up"), "any", plural="follow-ups", table="follow_up",
    listed="due=due_on at what=text name company country every state",
    title="text", day="due_on", hidden="first_due_on closed_on created_on", unread="why",
)  # fmt: skip


class Promise(NamedTuple):
    """Something promised by `ours` or `theirs`."""

    id: int
    contact_id: int | None
    company_id: int | None
    deal_id: int | None
    by: Annotated[str, private(N_("whose"), "choice", PROMISERS)]
    text: Annotated[str, private(N_("what"), "name", required=True, spoken=True)]
    due_on: Annotated[date | None, private(N_("due"), "day", aliases=("due", "by_when"))]
    state: Annotated[str, private(N_("state"), "choice", PROMISE_STATES)]
    made_on: date


PROMISE = kind(
    Promise, "promise", "m", N_("promise"), "any", plural="promises",
    listed="by what=text due=due_on name country state",
    title="text", day="due_on", hidden="closed_on",
)  # fmt: skip


class Due(NamedTuple):
    """Goods or money of an order that are due in the week to come."""

    kind: Annotated[str, "ship_by, deposit, balance"]
    ref: Annotated[str, "the order or the lot"]
    due_on: Annotated[date, "the day"]
    text: Annotated[str, "the number of the order, and how many of which lot"]
    contact_id: Annotated[int | None, "the number of the person's ref"]
    company_id: Annotated[int | None, "the number of the firm's ref"]
    deal_id: Annotated[int | None, "the number of the deal's ref"]
    detail: Annotated[str | None, "of money, what of it is missing"] = None
    at: Annotated[str | None, private(key="")] = None


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
    black_list: str | None = None
    """Why the firm is on the black list, None while it is not."""
    complaint: str | None = None
    """The ref of an open complaint of the client, None without one."""


class Part(NamedTuple):
    """One part of a reminder's weight: what it is for, and how many points it gives."""

    reason: str
    points: int


class Reminder(NamedTuple):
    """One line of the morning: what, for whom, why now, how heavy, and the command that acts.

    `on` is the day on which to act: the day it is due, or their next working day, with `moved_by` (a weekday's or a
    holiday's name) saying why it moved. `rhythm` is how they answer, of what waits for a word of theirs.
    """

    due: Due
    who: Who
    score: int
    parts: tuple[Part, ...]
    group: str
    on: date
    command: str
    moved_by: str = ""
    rhythm: Rhythm | None = None
