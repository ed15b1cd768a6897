"""Measure on invented histories whether a silence that is unusual for a person is found, and what a fixed cadence would cost.

Every history is drawn from a seed: how fast somebody answers, how much that varies, how often we write, holidays and week-ends.
From a day on they answer no more. `python scripts/measure_silence.py` prints the table of docs/silence.md.
"""

import math
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dossier.advice.reckoning.rhythm import LETTERS, rhythm
from dossier.values.workdays import WorkDays

HISTORIES, SEED = 300, 20261123
USUAL = (1, 1, 2, 2, 3, 4, 5, 6, 8, 10)
"""Working days until an answer, in the middle: somebody quick as often as somebody who takes a week or two."""
PACE = (6, 20)
"""Working days between an answer and our next letter."""
SPREADS = {"regular": (0.1, 0.3), "changeable": (0.3, 0.5)}
"""How much answer times vary about the middle, as the deviation of their logarithm."""
NINE_OF_TEN = 1.2816
"""Deviations from the middle below which nine of ten lie."""
ODD = 0.003
"""Share of answers that take two and a half times as long for no reason that lasts."""
FIXED = range(1, 31)


class History(NamedTuple):
    """The touches of a person with their working days, and from which letter on they are silent for good."""

    said: list[tuple[str, str | None, int, str, str]]
    worked: WorkDays
    waits: list[tuple[date, int]]
    """Of each letter that was answered its day and the working days until then."""
    last: date
    usual: float
    """Working days within which nine of ten of their answers come, by what they were drawn from."""


class Figures(NamedTuple):
    """What one rule did: planted changes found in time, false alarms, and months in which it watched."""

    found: int
    planted: int
    false: int
    months: float

    @property
    def caught(self) -> float:
        """Return the share of changes that were found in time."""
        return self.found / self.planted

    @property
    def alarms(self) -> float:
        """Return the false alarms in 100 months of a client."""
        return 100 * self.false / self.months


def history(dice: random.Random, spread: tuple[float, float]) -> History:
    """Return an invented person: eight to thirty letters of ours answered, then one that is not."""
    off = {date(year, 12, 24) + timedelta(days=at): "" for year in (2024, 2025, 2026) for at in range(10)}
    off |= {
        date(year, 8, 1) + timedelta(days=at): ""
        for year in (2024, 2025, 2026)
        for at in range(dice.choice((0, 0, 14)))
    }
    worked = WorkDays(frozenset({5, 6}), off)
    middle, varies = dice.choice(USUAL), dice.uniform(*spread)
    day = worked.next_open(date(2024, 1, 8) + timedelta(days=dice.randrange(60)))
    said: list[tuple[str, str | None, int, str, str]] = []
    waits = []
    for _letter in range(dice.randint(8, 30)):
        days = middle * dice.lognormvariate(0, varies) * (2.5 if dice.random() < ODD else 1)
        answered = worked.after(day, max(0, round(days)))
        said += [(day.isoformat(), None, 1, "out", "email"), (answered.isoformat(), None, 1, "in", "email")]
        waits.append((day, worked.between(day, answered)))
        day = worked.after(answered, dice.randint(*PACE))
    return History(said, worked, waits, day, middle * math.exp(NINE_OF_TEN * varies))


def histories(spread: str, count: int = HISTORIES, seed: int = SEED) -> list[History]:
    """Return as many invented people as asked for."""
    dice = random.Random(f"{seed} {spread}")  # noqa: S311  (no secret)
    return [history(dice, SPREADS[spread]) for _each in range(count)]


def in_time(each: History) -> int:
    """Return until when a change must be found: one and a half times their usual days, in whole days, two after them at least."""
    return max(math.ceil(1.5 * each.usual), math.ceil(each.usual) + 2)


def own_rhythm(every: list[History]) -> Figures:
    """Return what their own rhythm finds: asked of the rule as the morning asks it, before each letter from the sixth on."""
    found = false = planted = 0
    months = 0.0
    for each in every:
        for at, (sent, days) in _watched(each):
            told = rhythm(each.said[: 2 * at], each.worked, sent)
            false += told is not None and days >= told.unusual_from
            months += _months(each, at)
        told = rhythm(each.said, each.worked, each.last)
        planted += 1
        found += told is not None and told.unusual_from <= in_time(each)
    return Figures(found, planted, false, months)


def fixed(every: list[History], limit: int) -> Figures:
    """Return what a cadence of so many working days finds, the same for everybody."""
    watched = [(each, at, days) for each in every for at, (_sent, days) in _watched(each)]
    return Figures(
        sum(limit <= in_time(each) for each in every), len(every), sum(days >= limit for _each, _at, days in watched),
        sum(_months(each, at) for each, at, _days in watched),
    )  # fmt: skip


def known(every: list[History]) -> Figures:
    """Return what somebody finds who knows how each of them was drawn, and asks on the last day that is in time."""
    watched = [(each, at, days) for each in every for at, (_sent, days) in _watched(each)]
    return Figures(
        len(every), len(every), sum(days >= in_time(each) for each, _at, days in watched),
        sum(_months(each, at) for each, at, _days in watched),
    )  # fmt: skip


def equal(every: list[History], own: Figures) -> tuple[int, Figures]:
    """Return the slackest fixed cadence that finds at least as many changes, with what it costs."""
    fitting = [(limit, told) for limit in FIXED if (told := fixed(every, limit)).found >= own.found]
    return max(fitting, default=(FIXED[0], fixed(every, FIXED[0])))


def _watched(each: History) -> Iterator[tuple[int, tuple[date, int]]]:
    return ((at, wait) for at, wait in enumerate(each.waits) if at >= LETTERS)


def _months(each: History, at: int) -> float:
    following = each.waits[at + 1][0] if at + 1 < len(each.waits) else each.last
    return (following - each.waits[at][0]).days / 30.4


def main() -> int:
    """Print the table."""
    print(f"{HISTORIES} invented histories a row, seed {SEED}")
    print("| who | rule | changes found in time | false alarms in 100 client-months |")
    print("|---|---|--:|--:|")
    for name in SPREADS:
        every = histories(name)
        own = own_rhythm(every)
        limit, same = equal(every, own)
        rows = [("their own rhythm", own), (f"every {limit} working days (as many caught)", same)]
        rows += [(f"every {days} working days", fixed(every, days)) for days in (3, 6)]
        rows.append(("who knows how they were drawn", known(every)))
        for rule, told in rows:
            print(f"| {name} | {rule} | {told.caught:.0%} | {told.alarms:.1f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
