"""What the report on our work and on answer times is made of."""

from datetime import date
from typing import Annotated, NamedTuple


class Touched(NamedTuple):
    """How many touches of a kind there were on a day."""

    on_date: date
    direction: str
    channel: str
    number: int


class Ended(NamedTuple):
    """How many follow-ups were due on a day and ended on another; `closed_on` None of what is open."""

    due_on: date
    state: str
    closed_on: date | None
    number: int


class Answered(NamedTuple):
    """A message and its answer; `who` is the number of the person, below zero that of a firm. Without an answer it still waits."""

    who: int
    came_on: date
    came_at: str | None
    answered_on: date | None = None
    answered_at: str | None = None


class Wait(NamedTuple):
    """How long somebody waited for an answer, or still waits."""

    ref: Annotated[str, "the person, or the firm"]
    name: Annotated[str, "their name"]
    came_on: Annotated[date, "when the message came"]
    answered_on: Annotated[date | None, "when it was answered; null while it waits"]
    days: Annotated[int, "working days between; 0 on the same day"]


class Answers(NamedTuple):
    """How fast one side answers; several messages in a row wait together, from the first on."""

    answered: Annotated[int, "messages that got an answer"]
    days: Annotated[int | None, "working days until then, in the middle; 0 is the same day"]
    hours: Annotated[float | None, "hours, those of days off left out, in the middle of those whose moments are kept"]
    timed: Annotated[int, "how many those are"]
    slowest: Annotated[Wait | None, "the answer that took longest"]
    unanswered: Annotated[int, "messages of that time that have no answer yet"]


class WorkWeek(NamedTuple):
    """A week of work; `--csv` has one line for each."""

    first: Annotated[date, "its Monday"]
    letters_in: Annotated[int, "mails and chats from them"]
    letters_out: Annotated[int, "mails and chats from us"]
    calls: Annotated[int, "calls"]
    meetings: Annotated[int, "meetings, visits and talks at fairs"]
    samples: Annotated[int, "samples sent"]
    quotations: Annotated[int, "quotations sent"]
    orders: Annotated[int, "orders confirmed"]
    done: Annotated[int, "follow-ups done; one that repeats counts when it ends"]
    left: Annotated[int, "follow-ups due in that week that were open at its end"]
    ours: Annotated[Answers | None, "our answers to what came in that week; null of a week before `answers_since`"]
    theirs: Annotated[Answers | None, "their answers to what we sent in that week; null as above"]


class Workload(NamedTuple):
    """Our work week by week, and how fast each side answers."""

    weeks: Annotated[tuple[WorkWeek, ...], "each week"]
    ours: Annotated[Answers, "all our answers"]
    theirs: Annotated[Answers, "all theirs"]
    waiting: Annotated[tuple[Wait, ...], "who waits for our answer now, the longest first"]
    answers_since: Annotated[
        date | None, "from when on answers were looked at, where there are too many touches for all; else null"
    ]
