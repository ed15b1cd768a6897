"""The days a market is closed: public holidays by the calendar library, times of rest by our own data.

Importing the library costs a tenth of a second, so only writing commands and `dossier holidays` come here;
what they compute is kept in the book (docs/architecture.md).
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

import holidays as library
from holidays.version import __version__ as version

from dossier.records.country.country import (
    CLOSURE,
    MOST,
    OBSERVANCE,
    PUBLIC,
    REGIONAL,
    SOURCE,
    UNKNOWN,
    WORKING,
    Holiday,
)
from dossier.world import countries, periods
from dossier.world.holiday_data import corrections, names_zh

FIRST_YEAR, LAST_YEAR = 1990, 2076
"""Years we compute: the Umm al-Qura table of hijridate ends in 2077."""

NAMED_REGIONS = 3
"""Up to so many regions are named; more are counted."""

ISO_LENGTH = 3
"""Letters and figures that the ISO 3166-2 code of a subdivision has behind its country's, at most."""

CITY_CALENDARS = 60
"""A country with more subdivisions than this lists towns (Italy's patron saints): days of a single one are left out."""

_NOTES = re.compile(
    r"\s*\((?:observed|estimated|observed, estimated|estimated, observed|in lieu|substituted from [^)]*)\)$"
)
_OBSERVED = re.compile(r"\((?:observed|in lieu)|observed\)")
_MOVED = re.compile(r"\(substituted from (\d\d)/(\d\d)/(\d{4})\)")
_MOON = re.compile(r"\b(?:eid|arafah|islamic|prophet|isra|ashura|ramadan|qadr|hijri)", re.IGNORECASE)


@cache
def of_year(country: str, year: int) -> tuple[Holiday, ...]:
    """Return everything known of a country's year, by day; the first row says where it is from.

    A country that the library does not know has one row of kind `unknown` beside its periods.
    """
    calendar = _calendar(country, year)
    rest = [*_added(country, year), *(_run_on(each) for each in periods.of_year(country, year, first_day))]
    if calendar is None and not rest:
        return (_source(country, year, UNKNOWN),)
    days = [*_public(country, year), *_regional(country, year), *_working(country, year), *rest]
    return (_source(country, year, SOURCE), *sorted(days, key=lambda day: (day.on_date, day.kind, day.name)))


def _run_on(period: Holiday) -> Holiday:
    """Return a time of rest with the holidays and the weekend that follow it at once, where its row says that it runs on."""
    if period.until is None or not periods.runs_on(period.name):
        return period
    found = countries.of(period.country)
    off = {("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(name) for name in (found.weekend if found else ())}
    last = period.until
    while (after := last + timedelta(days=1)).weekday() in off or after in (
        _calendar(period.country, after.year) or ()
    ):
        last = after
    return period._replace(until=last)


def _source(country: str, year: int, kind: str) -> Holiday:
    return Holiday(0, country, date(year, 1, 1), None, f"holidays {version}", None, kind, False)


@cache
def _calendar(country: str, year: int, region: str | None = None) -> Any:
    """Return the library's calendar of a country or region, in English where it has it; None where it has none."""
    try:
        spoken = tuple(library.country_holidays(country, region).supported_languages)
    except NotImplementedError:  # the library's word for a country it does not know
        return None
    language = next((code for code in spoken if code == "en_US"), next((c for c in spoken if c[:2] == "en"), None))
    categories = corrections()["categories"].get(country)
    return library.country_holidays(country, region, years=year, language=language, categories=categories)


def _dropped(country: str) -> frozenset[str]:
    return frozenset(row["name"] for row in corrections()["drop"] if row["country"] == country)


def _days(calendar: Any, country: str) -> Iterator[tuple[date, str]]:
    """Yield each day of a calendar with its names, as the library has them, joined by semicolons, and moved where it errs."""
    found: dict[date, list[str]] = {}
    for day, said in sorted(calendar.items()):
        for name in said.split("; "):
            if _NOTES.sub("", name) not in _dropped(country):
                found.setdefault(_moved(country, day, name), []).append(name)
    for day, names in sorted(found.items()):
        yield day, "; ".join(names)


def _moved(country: str, day: date, name: str) -> date:
    """Return the day on which a feast is kept, where the library has another one."""
    for row in corrections()["move"]:
        if country in row["countries"] and day == row["from"] and _NOTES.sub("", name) in row["names"]:
            moved: date = row["to"]
            return moved
    return day


def _public(country: str, year: int) -> Iterator[Holiday]:
    calendar = _calendar(country, year)
    if calendar is None:
        return
    for day, said in _days(calendar, country):
        yield _made(country, day, said, PUBLIC)


def _made(country: str, day: date, said: str, kind: str, where: tuple[str, str] = ("", "")) -> Holiday:
    parts = said.split("; ")
    chinese = [_chinese(part, country) for part in parts]
    zh = "；".join(part for part in chinese if part) + where[1] if all(chinese) else None
    computed = "estimated" in said or (
        country in corrections()["sighting"]["countries"] and any(_MOON.search(part) for part in parts)
    )
    return Holiday(0, country, day, None, "; ".join(map(_english, parts)) + where[0], zh, kind, computed)


def _english(name: str) -> str:
    moved = _MOVED.search(name)
    if moved:
        return f"Day off (for {moved[3]}-{moved[1]}-{moved[2]})"
    return _NOTES.sub("", name) + (" (observed)" if _OBSERVED.search(name) else "")


def _chinese(name: str, country: str) -> str:
    """Return the Chinese name of a holiday, the one that its country has before the one of any country."""
    moved = _MOVED.search(name)
    if moved:
        return f"调休放假（抵{int(moved[1])}月{int(moved[2])}日）"
    plain = _NOTES.sub("", name)
    known = names_zh().get(f"{country}:{plain}") or names_zh().get(plain, "")
    return known + "（补休）" if known and _OBSERVED.search(name) else known


def _regions(named: tuple[str, ...]) -> tuple[str, ...]:
    """Return the regions among subdivisions: where they bear ISO 3166-2 codes, those with a name are towns or zones."""
    return tuple(name for name in named if len(name) <= ISO_LENGTH) or named


def _regional(country: str, year: int) -> Iterator[Holiday]:
    """Yield the days that only some regions keep, with where; half of them or more make it a day of most regions."""
    whole = _calendar(country, year)
    regions = _regions(tuple(whole.subdivisions)) if whole is not None else ()
    found: dict[tuple[date, str], list[str]] = {}
    for region in regions:
        for day, said in _days(_calendar(country, year, region), country):
            if day not in whole:
                found.setdefault((day, said.split("; ")[0]), []).append(region)
    for (day, said), kept in found.items():
        if len(regions) > CITY_CALENDARS and len(kept) == 1:
            continue
        kind = MOST if 2 * len(kept) >= len(regions) else REGIONAL
        yield _made(country, day, said, kind, _where(whole, kept, len(regions)))


def _where(whole: Any, kept: list[str], among: int) -> tuple[str, str]:
    if len(kept) == among:
        return "", ""
    if len(kept) > NAMED_REGIONS:
        return f" ({len(kept)} of {among} regions)", f"（{among} 个地区中的 {len(kept)} 个）"
    names = {code: name for name, code in reversed(whole.subdivisions_aliases.items())}
    text = ", ".join(names.get(region, region) for region in kept)
    return f" ({text})", f"（{text}）"


def _working(country: str, year: int) -> Iterator[Holiday]:
    """Yield the weekend days on which people work to make up for a bridge, as far as they have been announced."""
    calendar = _calendar(country, year)
    for day in sorted(calendar.weekend_workdays) if calendar is not None else ():
        if day.year == year:
            yield Holiday(0, country, day, None, "Working day (makes up for a day off)", "调休上班", WORKING, False)


def _added(country: str, year: int) -> Iterator[Holiday]:
    for row in corrections()["add"]:
        if row["country"] == country:
            for each in row["days"]:
                name = str(each["en"])
                day = periods.moved_day(each, year)
                yield Holiday(0, country, day, None, name, names_zh().get(name), row.get("kind", OBSERVANCE), False)


def first_day(country: str, year: int, name: str) -> Holiday | None:
    """Return the first day of a name in a country's calendar, or None; periods are anchored to it."""
    calendar = _calendar(country, year)
    if calendar is None:
        return None
    for day, said in _days(calendar, country):
        if any(_NOTES.sub("", part) == name for part in said.split("; ")):
            return _made(country, day, said, CLOSURE)
    return None
