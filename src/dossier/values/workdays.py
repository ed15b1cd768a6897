"""The days on which a client works: their weekend and their holidays."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from dossier.values.when import later

_LONGEST_REST = 60
"""Days after which a calendar without a working day is not believed."""


class WorkDays(NamedTuple):
    """The weekend as numbers of days (Monday is 0), and the days off with their names."""

    weekend: frozenset[int] = frozenset({5, 6})
    off: Mapping[date, str] = {}

    def is_open(self, day: date) -> bool:
        """Tell whether a day is a working day."""
        return day.weekday() not in self.weekend and day not in self.off

    def next_open(self, day: date) -> date:
        """Return this day, or the next working day after it."""
        for ahead in range(_LONGEST_REST):
            if self.is_open(found := later(day, ahead)):
                return found
        return day

    def rest_before(self, day: date) -> date:
        """Return the first of the days off that lie directly before a day; the day itself after a working day."""
        for back in range(_LONGEST_REST):
            if self.is_open(later(day, -back - 1)):
                return later(day, -back)
        return day

    def between(self, first: date, last: date) -> int:
        """Return how many working days lie behind a day up to another one; a day off counts as the working day after it."""
        start = self.next_open(first)
        return sum(self.is_open(later(start, ahead)) for ahead in range(1, (last - start).days + 1))

    def hours(self, first: datetime, last: datetime) -> float:
        """Return the hours from a moment to another, those of days off left out."""
        found = timedelta()
        for ahead in range((last.date() - first.date()).days + 1):
            if self.is_open(day := later(first.date(), ahead)):
                midnight = datetime.combine(day, time())
                found += min(last, midnight + timedelta(days=1)) - max(first, midnight)
        return found.total_seconds() / 3600

    def after(self, day: date, count: int) -> date:
        """Return the `count`-th working day after a day; the day itself for 0."""
        while count > 0:
            day = self.next_open(later(day, 1))
            count -= 1
        return day
