"""What time it is where the client sits, and whether this is a good moment to call."""

from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dossier.world import countries

OFFICE_OPENS, OFFICE_CLOSES = 9, 18
"""Office hours where nothing better is known, local hours; most offices are open between them."""

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class LocalTime(NamedTuple):
    """The client's clock: when it is there, in which zone, and whether the office is open.

    `certain` is False where the country has several zones and the city is not known; `latest` is then the
    other end of the country.
    """

    at: datetime
    latest: datetime
    zone: str
    certain: bool
    weekend: bool
    office: bool
    opens_in: timedelta | None


def local_time(now: datetime, iso2: str | None, zone: str | None = None, mine: str = "") -> LocalTime | None:
    """Return the client's local time, or None if neither zone nor country is known.

    `now` is the user's local time, in the zone `mine`, or in the system's if that is empty.
    """
    country = countries.of(iso2) if iso2 else None
    zones = (zone,) if zone else country.zones if country else ()
    moment = now.replace(tzinfo=ZoneInfo(mine)) if mine else now.astimezone()
    times = sorted(
        (found for name in zones if (found := _in_zone(moment, name))), key=lambda at: at.utcoffset() or timedelta()
    )
    if not times:
        return None
    principal = _in_zone(moment, zones[0]) or times[0]
    weekend = country.weekend if country else ("sat", "sun")
    same = times[0].utcoffset() == times[-1].utcoffset()
    return LocalTime(
        at=principal if same else times[0],
        latest=times[-1],
        zone=zones[0],
        certain=same,
        weekend=_DAYS[principal.weekday()] in weekend,
        office=all(_open(at, weekend) for at in (times[0], times[-1])),
        opens_in=_until_open(principal, weekend),
    )


def _in_zone(moment: datetime, name: str) -> datetime | None:
    try:
        return moment.astimezone(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _open(at: datetime, weekend: tuple[str, ...]) -> bool:
    return _DAYS[at.weekday()] not in weekend and OFFICE_OPENS <= at.hour < OFFICE_CLOSES


def _until_open(at: datetime, weekend: tuple[str, ...]) -> timedelta | None:
    """Return how long until the office opens, counted in real hours across a change of summer time."""
    if _open(at, weekend):
        return None
    opening = at.replace(hour=OFFICE_OPENS, minute=0, second=0, microsecond=0)
    while opening <= at or _DAYS[opening.weekday()] in weekend:
        opening = (opening + timedelta(days=1)).replace(hour=OFFICE_OPENS)
    return timedelta(seconds=round(opening.timestamp() - at.timestamp()))
