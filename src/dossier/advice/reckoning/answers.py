"""Who answered what, and after how long: a message waits until the next word from the other side, however many follow it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from dossier.records.agenda.agenda import BUSINESS
from dossier.records.reports.workload import Answered, Answers, Wait
from dossier.values.workdays import WorkDays

Number = TypeVar("Number", int, float)

_LETTERS = frozenset({"email", "chat", "sample", BUSINESS})
"""What of ours waits for an answer; a call that went out is answered while it lasts."""


class _Last(NamedTuple):
    day: str
    at: str | None


class Side:
    """The messages to one side, as they come: which of them are answered, and which wait."""

    def __init__(self) -> None:
        self._waiting: dict[int, _Last] = {}
        self._spoke: dict[int, _Last] = {}
        self._answered: list[tuple[int, _Last, _Last]] = []

    def came(self, who: int, day: str, at: str | None) -> None:
        """Keep a message; what was said on the same day and logged before it is its answer only if its hour is later."""
        if who in self._waiting:
            return
        spoke, came = self._spoke.get(who), _Last(day, at)
        if spoke is not None and spoke.day == day and at and spoke.at and spoke.at > at:
            self._answered.append((who, came, spoke))
        else:
            self._waiting[who] = came

    def answered(self, who: int, day: str, at: str | None) -> None:
        """Keep that the side said something: whoever waits for it has an answer."""
        self._spoke[who] = said = _Last(day, at)
        waits = self._waiting.get(who)
        if waits is not None and not (waits.day == day and at and waits.at and at < waits.at):
            del self._waiting[who]
            self._answered.append((who, waits, said))

    def all(self) -> list[Answered]:
        """Return every message with its answer, and those that wait."""
        pairs = [
            Answered(who, date.fromisoformat(came.day), came.at, date.fromisoformat(said.day), said.at)
            for who, came, said in self._answered
        ]
        return pairs + [Answered(who, date.fromisoformat(came.day), came.at) for who, came in self._waiting.items()]


def both_sides(talk: Iterable[tuple[str, str | None, int, str, str]]) -> tuple[list[Answered], list[Answered]]:
    """Return what we were asked and answered, and what they were."""
    ours, theirs = Side(), Side()
    for day, at, who, direction, channel in talk:
        if direction != "in":
            ours.answered(who, day, at)
        elif channel != BUSINESS:
            ours.came(who, day, at)
        if direction != "out":
            theirs.answered(who, day, at)
        elif channel in _LETTERS:
            theirs.came(who, day, at)
    return ours.all(), theirs.all()


class Measured(NamedTuple):
    """A message, the working days of whoever answers it, and how many of them it waited; None while it waits."""

    message: Answered
    worked: WorkDays
    days: int | None


def measured(found: Iterable[Answered], worked: Callable[[int], WorkDays]) -> list[Measured]:
    """Return how long each message waited, by the working days of whoever answers."""
    known: dict[tuple[int, date, date], int] = {}
    rows = []
    for each in found:
        days, mine = None, worked(each.who)
        if each.answered_on is not None:
            key = id(mine), each.came_on, each.answered_on
            if key not in known:
                known[key] = mine.between(each.came_on, each.answered_on)
            days = known[key]
        rows.append(Measured(each, mine, days))
    return rows


def summed(found: Sequence[Measured], names: Callable[[int], str]) -> Answers:
    """Return how fast messages were answered."""
    answered = [(row.days, row.message) for row in found if row.days is not None]
    timed = [row for row in found if row.message.came_at and row.message.answered_at]
    hours = _middle(sorted(_hours(row) for row in timed))
    days, slowest = max(answered, key=lambda row: (row[0], -row[1].came_on.toordinal()), default=(0, None))
    return Answers(
        len(answered), _middle(sorted(row[0] for row in answered)), None if hours is None else round(hours, 1), len(timed),
        wait(slowest, days, names) if slowest is not None and days else None, len(found) - len(answered),
    )  # fmt: skip


def _hours(row: Measured) -> float:
    came, answered = (datetime.fromisoformat(text or "") for text in (row.message.came_at, row.message.answered_at))
    return row.worked.hours(came, answered) if came < answered else 0.0


def wait(each: Answered, days: int, names: Callable[[int], str]) -> Wait:
    """Return a wait with the name of whom it is about."""
    ref = f"c{each.who}" if each.who > 0 else f"o{-each.who}"
    return Wait(ref, names(each.who), each.came_on, each.answered_on, days)


def _middle(values: Sequence[Number]) -> Number | None:
    return values[(len(values) - 1) // 2] if values else None
