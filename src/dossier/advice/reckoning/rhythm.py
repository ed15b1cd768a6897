"""Whether a silence is unusual for this person: the one owner of the question, asked wherever a fixed number of days would judge."""

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from dossier.advice.reckoning.answers import both_sides
from dossier.records.contact.rhythm import Rhythm
from dossier.values.workdays import WorkDays

LETTERS = 5
"""Answers of a person, or gaps between their letters, from which on they say what is usual."""
NEWEST = 20
"""Answers that count: who was quick years ago may be slow now."""
ASKING = frozenset({"email", "chat", "sample"})
"""What of ours a person is expected to answer; what happens to a deal is told in the same log and asks for no word."""
NEW_TALK, FAR, ANEW, WIDE = 10, 4, 30, 3
"""Working days after which a word may begin a new talk, how many times what is usual they must be, after which it always does,
and how many times the middle the upper quantile may be before there is no rhythm to speak of."""
MARGIN = 2
"""Working days beyond what is usual that are no news, however quick somebody is."""


class Pace(NamedTuple):
    """How a person answers, with the working days by which that was counted."""

    rhythm: Rhythm
    worked: WorkDays

    def asks_from(self, since: date) -> date:
        """Return the day from which on silence is unusual after a letter of a day."""
        return self.worked.after(since, self.rhythm.unusual_from)


Said = tuple[str, str | None, int, str, str]
"""A touch: its day, its moment where that is kept, with whom, which way it went, and by what."""


def rhythm(talk: Iterable[Said], worked: WorkDays, today: date) -> Rhythm | None:
    """Return how a person answers and how long they have been silent; None where nothing is usual.

    That is by fewer than five answers, and where they differ too much. `talk` are the touches with one person in their order,
    `worked` are their working days. The rule is of ranks, which one odd answer does not move: usual is the median of the newest
    twenty answer times, `mostly` the upper quantile of seven in eight (between two ranks by proportion, in whole days upwards);
    a silence is unusual from one and a half times that quantile on, and two working days beyond `mostly` at least. What came
    after four times the median (and more than ten working days), or after thirty, begins a new talk and was no answer: a letter
    of thanks is not answered three months later.
    """
    told = [each for each in talk if each[0] <= today.isoformat() and (each[3] != "out" or each[4] in ASKING)]
    letters = sorted(both_sides(told)[1], key=lambda each: each.came_on)
    answered = [each for each in letters if each.answered_on is not None][-NEWEST:]
    if len(answered) < LETTERS:
        return None
    took = [worked.between(each.came_on, each.answered_on or today) for each in answered]
    near = sorted(number for number in took if number <= ANEW)
    longest = min(ANEW, max(NEW_TALK, FAR * _middle(near))) if near else 0
    answered = [each for each, number in zip(answered, took, strict=True) if number <= longest]
    days = sorted(number for number in took if number <= longest)
    if len(days) < LETTERS:
        return None
    upper, usual = _upper(days), _middle(days)
    mostly = math.ceil(upper)
    if mostly > max(WIDE + MARGIN, WIDE * usual):
        return None
    waits = next((each.came_on for each in letters if each.answered_on is None), None)
    return Rhythm(
        usual, mostly, len(days), answered[0].came_on, max(mostly + MARGIN, math.ceil(1.5 * upper)), waits,
        worked.between(waits, today) if waits is not None else 0,
    )  # fmt: skip


def pace(talk: Sequence[Said], worked: Callable[[], WorkDays], today: date) -> Pace | None:
    """Return how a person answers, with their working days; None by fewer than five answers."""
    if sum(each[3] != "out" for each in talk) < LETTERS:  # of most people, whose calendar then is not read
        return None
    days = worked()
    found = rhythm(talk, days, today)
    return Pace(found, days) if found is not None else None


def usual_gap(days: str) -> int | None:
    """Return the days between a client's letters, in the middle; None where there are fewer than five gaps."""
    told = sorted(date.fromisoformat(day).toordinal() for day in days.split(","))
    gaps = sorted(later - before for before, later in pairwise(told))
    return _middle(gaps) if len(gaps) >= LETTERS else None


def _upper(values: Sequence[int]) -> float:
    """Return what seven of eight sorted values do not exceed."""
    below, part = divmod(7 * (len(values) - 1), 8)
    return values[below] + part / 8 * (values[min(below + 1, len(values) - 1)] - values[below])


def _middle(values: Sequence[int]) -> int:
    return values[(len(values) - 1) // 2]
