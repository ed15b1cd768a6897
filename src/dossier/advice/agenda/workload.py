"""Our work, week by week, from what was counted by day."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dossier.advice.reckoning.answers import Measured, summed
from dossier.records.reports.workload import Ended, Touched, WorkWeek

WEEKS = 12
"""Weeks that are told where no period is asked for."""
_KINDS = WorkWeek._fields[1:-2]
_LETTERS, _MEETINGS = frozenset({"email", "chat"}), frozenset({"meeting", "visit", "fair"})


class Counted(NamedTuple):
    """What was counted by day: touches, what was sent, and follow-ups."""

    touched: Iterable[Touched]
    sent: Mapping[str, Iterable[tuple[date, int]]]
    ended: Iterable[Ended]


class Talked(NamedTuple):
    """The messages to us and to them, how people are called, and from when on answers were looked for, if not for all."""

    ours: Sequence[Measured]
    theirs: Sequence[Measured]
    names: Callable[[int], str]
    since: date | None


def weeks(first: date, last: date, counted: Counted, talked: Talked) -> tuple[WorkWeek, ...]:
    """Return every week from the one of `first` to that of `last`; nothing outside of these days is counted."""
    number: Counter[tuple[date, str]] = Counter()
    for each in counted.touched:
        number[monday(each.on_date), _kind(each)] += each.number
    for kind, days in counted.sent.items():
        for day, count in days:
            number[monday(day), kind] += count
    for row in counted.ended:
        if row.state == "done" and row.closed_on is not None and first <= row.closed_on <= last:
            number[monday(row.closed_on), "done"] += row.number
        if first <= row.due_on <= last and _was_left(row, last):
            number[monday(row.due_on), "left"] += row.number
    ours, theirs = (_by_week(side) for side in (talked.ours, talked.theirs))
    found, week = [], monday(first)
    while week <= last:
        looked = talked.since is None or talked.since <= week
        sides = (summed(side.get(week, ()), talked.names) if looked else None for side in (ours, theirs))
        kinds = (number[week, kind] for kind in _KINDS)
        found.append(WorkWeek._make((week, *kinds, *sides)))
        week += timedelta(7)
    return tuple(found)


def monday(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(day.weekday())


def _by_week(found: Iterable[Measured]) -> dict[date, list[Measured]]:
    weeks: dict[date, list[Measured]] = defaultdict(list)
    for each in found:
        weeks[monday(each.message.came_on)].append(each)
    return weeks


def _kind(each: Touched) -> str:
    if each.channel in _LETTERS:
        return {"in": "letters_in", "out": "letters_out"}.get(each.direction, "")
    return "calls" if each.channel == "call" else "meetings" if each.channel in _MEETINGS else ""


def _was_left(row: Ended, last: date) -> bool:
    """Tell whether a follow-up was still open when its week ended; in the week that lasts, when its day had passed."""
    end = monday(row.due_on) + timedelta(6)
    if row.closed_on is not None:
        return row.closed_on > end
    return row.state == "open" and (end < last or row.due_on < last)
