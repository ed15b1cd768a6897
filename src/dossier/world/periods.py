"""Times of rest that no law sets: Ramadan, the closure of Chinese New Year, August, the turn of the year."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from dossier.records.country.country import Holiday
from dossier.world import holiday_data

Anchor = Callable[[str, int, str], Holiday | None]
"""What finds the first day of a name in a country's calendar of a year."""

RAMADAN, SHAWWAL = 9, 10
EID_NAMES = ("Eid al-Fitr", "Eid-ul-Fitr")
EID_WITHIN = 2
"""Days by which a country's end of the fast may differ from the computed one; a larger gap is another feast."""


class Span(NamedTuple):
    """First and last day of a time of rest, and whether the moon may move it by a day."""

    first: date
    last: date
    computed: bool


def of_year(country: str, year: int, anchor: Anchor) -> Iterator[Holiday]:
    """Yield the times of rest of a country that belong to a year."""
    for row in holiday_data.periods():
        if country in row["countries"]:
            for span in _spans(row, country, year, anchor):
                yield Holiday(0, country, span.first, span.last, row["en"], row["zh"], row["kind"], span.computed)


def slow_around(name: str) -> tuple[int, int]:
    """Return how many days before and after a closure of this English name work runs slowly; none where it is not told."""
    found = next((row["slow"] for row in holiday_data.periods() if row["en"] == name and "slow" in row), (0, 0))
    return int(found[0]), int(found[1])


def runs_on(name: str) -> bool:
    """Tell whether a time of rest of this English name goes on over the holidays and the weekend that follow it."""
    return any(row["en"] == name and row.get("runs_on") for row in holiday_data.periods())


def _spans(row: Mapping[str, Any], country: str, year: int, anchor: Anchor) -> Iterator[Span]:
    point = row.get("anchor")
    if point is None:
        first, last = _on(row["from"], year), _on(row["to"], year)
        yield Span(first, last if last >= first else _on(row["to"], year + 1), computed=False)
    elif point == "ramadan":
        yield from _ramadan(country, year, anchor)
    elif isinstance(point, str):
        yield _around(easter(year, orthodox=point == "orthodox_easter"), row, computed=False)
    else:
        found = anchor(point["country"], year, point["name"])
        if found is not None:
            yield _around(found.on_date, row, computed=found.computed)


def _around(day: date, row: Mapping[str, Any], *, computed: bool) -> Span:
    return Span(day + timedelta(days=row["from"]), day + timedelta(days=row["to"]), computed)


def _on(month_day: str, year: int) -> date:
    return date(year, int(month_day[:2]), int(month_day[3:]))


def _ramadan(country: str, year: int, anchor: Anchor) -> Iterator[Span]:
    """Yield each Ramadan that begins in a year, by the Umm al-Qura calendar; it ends before the country's own Eid."""
    from hijridate import Gregorian, Hijri  # a rare writer pays for it

    for lunar in range(Gregorian(year, 1, 1).to_hijri().year, Gregorian(year, 12, 31).to_hijri().year + 1):
        first = _gregorian(Hijri(lunar, RAMADAN, 1))
        eid = _gregorian(Hijri(lunar, SHAWWAL, 1))
        if first.year != year:
            continue
        own = [day.on_date for name in EID_NAMES if (day := anchor(country, eid.year, name))]
        eid = next((day for day in own if abs((day - eid).days) <= EID_WITHIN), eid)
        yield Span(first, eid - timedelta(days=1), computed=True)


def _gregorian(day: Any) -> date:
    found = day.to_gregorian()
    return date(found.year, found.month, found.day)


def easter(year: int, *, orthodox: bool = False) -> date:
    """Return Easter Sunday of the western or the eastern church."""
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN
    from dateutil.easter import easter as computed

    return computed(year, EASTER_ORTHODOX if orthodox else EASTER_WESTERN)


def moved_day(entry: Mapping[str, Any], year: int) -> date:
    """Return the day of an entry in a year: `on` a month and day, or so many days from the eastern Easter."""
    if "on" in entry:
        return _on(entry["on"], year)
    return easter(year, orthodox=True) + timedelta(days=entry["orthodox"])
