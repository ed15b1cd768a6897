"""What time it is where the client sits, whether this is a good moment to call, and when the next one comes."""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dossier.records.country.country import Hours
from dossier.world import countries
from dossier.world.zones import zone as zone_of

OFFICE_HOURS = Hours(time(9), time(18))
"""Office hours where nothing better is known, local hours; most offices are open between them."""

OUR_HOURS = Hours(time(8), time(21))
"""When we telephone, in our own time; the setting `me.hours` says it otherwise."""

SHORTEST = timedelta(minutes=30)
"""A window shorter than this is no time to call."""

LONGEST_BREAK = timedelta(hours=3)
"""A longer gap between hours is the night, not lunch."""

LOOK_AHEAD = 14
"""Days in which the next window is looked for; a longer closure has none."""

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Window(NamedTuple):
    """A time in which both they and we are at work, in our time."""

    first: datetime
    last: datetime


class LocalTime(NamedTuple):
    """The client's clock: when it is there, in which zone, and whether the office is open.

    `window` is the next time to call, in our own time; `hours_here` are their office hours of that day in our time, said
    where they never meet ours. `some_until` is until when some offices are open by custom though most rest that day.
    """

    at: datetime
    zone: str
    weekend: bool
    office: bool
    opens_in: timedelta | None
    lunch: bool = False
    window: Window | None = None
    hours_here: Window | None = None
    some_until: time | None = None


def local_time(
    now: datetime, iso2: str | None, zone: str | None = None, mine: str = "", *,
    our_hours: Hours = OUR_HOURS, closed: Collection[date] = (), their_hours: Hours | None = None,
) -> LocalTime | None:  # fmt: skip
    """Return the client's local time, or None if neither zone nor country is known.

    `now` is the user's local time, in the zone `mine`, or in the system's if that is empty. `zone` is the client's; that of
    the country's business if left out. `closed` are days off beside the weekend, `their_hours` what the user knows better of
    office hours than the index of countries.
    """
    country = countries.of(iso2) if iso2 else None
    name = zone or (country.zones[0] if country and country.zones else "")
    moment = now.replace(tzinfo=zone_of(mine)) if mine else now.astimezone()
    at = _in_zone(moment, name) if name else None
    if at is None:
        return None
    hours = their_hours or (country and country.hours) or OFFICE_HOURS
    weekend = country.weekend if country else ("sat", "sun")
    worked = {day for day, _first, _last in their_hours.other} if their_hours else set()
    week = _Week(tuple(day for day in weekend if day not in worked), hours, closed)
    meeting, theirs = _next_window(_windows(moment, at, week, zone_of(mine) if mine else None), moment, our_hours)
    return LocalTime(
        at=at,
        zone=name,
        weekend=_DAYS[at.weekday()] in week.weekend,
        office=week.is_open(at),
        opens_in=week.until_open(at),
        lunch=week.at_lunch(at),
        window=meeting,
        hours_here=None if meeting else theirs,
        some_until=week.some_until(at),
    )


def _in_zone(moment: datetime, name: str) -> datetime | None:
    try:
        return moment.astimezone(zone_of(name))
    except (ZoneInfoNotFoundError, ValueError):
        return None


class _Week(NamedTuple):
    """How an office keeps its week: days off, hours, and the days it is shut beside."""

    weekend: tuple[str, ...]
    hours: Hours
    closed: Collection[date]

    def works_on(self, day: date) -> bool:
        return _DAYS[day.weekday()] not in self.weekend and day not in self.closed

    def spans(self, day: date) -> tuple[tuple[time, time], ...]:
        """Return the hours of a day in which somebody answers, without the lunch break."""
        opens, closes = self.hours.on(_DAYS[day.weekday()])
        if self.hours.lunch is None or not opens < self.hours.lunch[0] < self.hours.lunch[1] < closes:
            return ((opens, closes),)
        return (opens, self.hours.lunch[0]), (self.hours.lunch[1], closes)

    def is_open(self, at: datetime) -> bool:
        return self.works_on(at.date()) and any(first <= at.time() < last for first, last in self.spans(at.date()))

    def at_lunch(self, at: datetime) -> bool:
        opens, closes = self.hours.on(_DAYS[at.weekday()])
        return self.works_on(at.date()) and opens <= at.time() < closes and not self.is_open(at)

    def some_until(self, at: datetime) -> time | None:
        """Return until when some offices are open by custom on a day of rest that has hours of its own."""
        day = _DAYS[at.weekday()]
        spans = [(first, last) for name, first, last in self.hours.other if name == day]
        rests = day in self.weekend and at.date() not in self.closed
        return next((last for first, last in spans if rests and first <= at.time() < last), None)

    def until_open(self, at: datetime) -> timedelta | None:
        """Return how long until the office opens, in real hours across a change of summer time; None while it is open."""
        if self.is_open(at):
            return None
        for ahead in range(LOOK_AHEAD + 1):
            day = at.date() + timedelta(days=ahead)
            for first, _last in self.spans(day) if self.works_on(day) else ():
                opening = datetime.combine(day, first, at.tzinfo)
                if opening.timestamp() > at.timestamp():
                    return timedelta(seconds=round(opening.timestamp() - at.timestamp()))
        return None


def _next_window(windows: Iterator[Window], moment: datetime, ours: Hours) -> tuple[Window | None, Window | None]:
    """Return the first time in which both are at work, and their first office hours."""
    theirs = None
    for window in windows:
        if theirs is None or window.first - theirs.last <= LONGEST_BREAK:
            theirs = Window(theirs.first if theirs else window.first, window.last)  # the whole day, lunch and all
        if meeting := _meeting(window, moment, ours):
            return meeting, theirs
    return None, theirs


def _windows(moment: datetime, there: datetime, week: _Week, home: ZoneInfo | None) -> Iterator[Window]:
    """Yield the hours of the coming days in which the office there is open, in our time.

    Without a zone of ours the computer's is asked anew for each, since its summer time may begin or end before.
    """
    for ahead in range(LOOK_AHEAD + 1):
        day = there.date() + timedelta(days=ahead)
        if not week.works_on(day):
            continue
        for first, last in week.spans(day):
            opening, closing = _instant(day, first, there), _instant(day, last, there)
            if closing - opening >= SHORTEST and closing > moment.astimezone(UTC):
                yield Window(opening.astimezone(home), closing.astimezone(home))


def _instant(day: date, at: time, zone: datetime) -> datetime:
    return datetime.combine(day, at, zone.tzinfo).astimezone(UTC)


def _meeting(window: Window, moment: datetime, ours: Hours) -> Window | None:
    """Return the part of a window that lies in our own hours and is still to come, if it is long enough."""
    for day in _days_of(window):
        first = max(window.first, datetime.combine(day, ours.opens, window.first.tzinfo), moment)
        last = min(window.last, datetime.combine(day, ours.closes, window.last.tzinfo))
        if last.timestamp() - first.timestamp() >= SHORTEST.total_seconds():
            return Window(first, last)
    return None


def _days_of(window: Window) -> Iterator[date]:
    yield window.first.date()
    if window.last.date() != window.first.date():
        yield window.last.date()
