"""Holidays as a calendar file (RFC 5545): whole days, an exclusive end, and the same identity each time it is made."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

from dossier import __version__
from dossier.i18n import _, called, language, translated
from dossier.records.country.country import HOLIDAY_KINDS, Holiday
from dossier.values.listed import behind
from dossier.values.names import fold
from dossier.values.when import later


def calendar(days: Iterable[Holiday], title: str, now: datetime, country_name: Callable[[str], str]) -> bytes:
    """Return a calendar with one event a holiday; a feast that the moon moves keeps its UID, so it is moved, not doubled."""
    from icalendar import Calendar, Event  # an exporting command pays for it

    made = Calendar()
    made.add("prodid", f"-//dossier {__version__}//holidays//{language().upper()}")
    made.add("version", "2.0")
    made.add("x-wr-calname", title)
    seen: Counter[str] = Counter()
    for day in sorted(days, key=lambda day: (day.country, day.on_date, day.kind, day.name)):
        event = Event()
        event.add("uid", _uid(day, seen))
        event.add("dtstamp", now.astimezone())
        event.add("dtstart", day.on_date)
        event.add("dtend", later(day.until or day.on_date, 1))
        event.add("summary", summary(day, country_name))
        event.add("description", called(HOLIDAY_KINDS, day.kind))
        event.add("categories", [day.country])
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())


def summary(day: Holiday, country_name: Callable[[str], str]) -> str:
    """Return an event's title: `Ramadan (±1 day) · United Arab Emirates`."""
    name = translated(day, "name")
    moon = behind(_("(±1 day)")) if day.computed else ""
    return f"{name}{moon} · {country_name(day.country)}"


def _uid(day: Holiday, seen: Counter[str]) -> str:
    """Return an identity made of country, year, kind and name, and the how-manieth of that name it is."""
    name = re.sub(r"[^a-z0-9]+", "-", fold(day.name)).strip("-")
    stem = f"{day.country}-{day.on_date.year}-{day.kind}-{name}".lower()
    seen[stem] += 1
    return f"{stem}-{seen[stem]}@dossier"
