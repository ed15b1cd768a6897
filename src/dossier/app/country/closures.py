"""What the calendar kept in the book says to a command: the closures ahead, and years that are not kept."""

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from dossier.advice.country import closures as judged
from dossier.advice.country.calendar import by_clients, near_faiths, wished_faiths
from dossier.app.session import Session
from dossier.read.country import at_stake
from dossier.read.country import holidays as read
from dossier.records.country.closures import Closure, KeptByClients
from dossier.records.country.country import SOURCE, UNKNOWN, Holiday
from dossier.records.country.feast import ANYBODY
from dossier.render.country import closures as voice
from dossier.render.page import Section
from dossier.render.words import Setting
from dossier.world import countries
from dossier.world.feasts import feasts

if TYPE_CHECKING:  # the morning does without it and starts 4 ms sooner
    from dossier.records.dossier import Dossier

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SIGHT = 120
"""Days ahead for which a country's own days of a feast are read: a fast that begins in 45 days and lasts thirty."""
SHOWN_AHEAD, SHOWN_MOST = 45, 3
"""How far ahead a page names holidays, in days, and how many."""
PLANNED_AHEAD, PLANNED_MOST = 90, 6
"""The same for the page of a country: a time of rest is planned around before the goods are made."""


class Ahead(NamedTuple):
    """The closures that the morning names, the years that are not in the book, and what clients keep by their religion."""

    closures: tuple[Closure, ...]
    missing: tuple[tuple[str, int], ...]
    faithful: tuple[KeptByClients, ...] = ()


def weekend(country: str) -> frozenset[int]:
    """Return the weekdays that a country has off, Monday being 0."""
    found = countries.of(country)
    return frozenset(DAYS.index(name) for name in (found.weekend if found else ("sat", "sun")))


def ahead(session: Session, connection: sqlite3.Connection, today: date) -> Ahead:
    """Return the closures to tell on a day: theirs and ours, where something is at stake."""
    settings = session.settings
    ours = settings.get("me.country")
    long_lead, short_lead = settings.get("remind.closure_days"), settings.get("remind.holiday_days")
    making = settings.get("order.production_days")
    concerns = at_stake.by_country(connection, read.in_use(connection, ours))
    longest = max((order.making or 0 for each in concerns.values() for order in each.orders), default=0)
    last = today + timedelta(days=max(long_lead, short_lead, making, longest))
    asked = tuple(sorted({*concerns, ours} - {""}))
    days = read.between(connection, asked, today, last)

    def wished(name: str, country: str) -> bool:
        faiths = wished_faiths(name, feasts())
        return ANYBODY in faiths or (bool(faiths) and at_stake.is_valued(connection, country, faiths))

    told = judged.to_tell(
        days, today, ours, concerns, weekend, short_lead=short_lead, long_lead=long_lead,
        making=making, wished=wished,
    )  # fmt: skip
    faithful = kept_by_clients(connection, told, today)
    return Ahead(told, missing(connection, asked if concerns else (), {today.year, last.year}), faithful)


def of_morning(session: Session, calendar: Ahead, setting: Setting, *, everything: bool) -> Section | None:
    """Return the holidays of the morning as a section, or None where there is nothing to say."""
    most = len(calendar.closures) if everything else int(session.settings.get("remind.holiday_lines"))
    missed = voice.missing_lines(calendar.missing, setting)
    return voice.section(calendar.closures, missed, most, setting, calendar.faithful)


def kept_by_clients(connection: sqlite3.Connection, told: Sequence[Closure], today: date) -> tuple[KeptByClients, ...]:
    """Return the fasts and feasts that clients keep by their religion, where no line of their country tells it."""
    faiths = near_faiths(feasts(), today)
    clients = at_stake.faithful(connection, faiths) if faiths else ()
    codes = tuple(sorted({each.country for each in clients if each.country}))
    days = read.between(connection, codes, today, today + timedelta(days=SIGHT)) if codes else ()
    return by_clients(clients, days, told, today, feasts())


def missing(connection: sqlite3.Connection, asked: tuple[str, ...], years: set[int]) -> tuple[tuple[str, int], ...]:
    """Return the countries and years that the book does not hold."""
    held = read.kept(connection, asked, years)
    return tuple((code, year) for code in asked for year in sorted(years) if (code, year) not in held)


def of_page(found: "Dossier", today: date) -> tuple[Closure, ...]:
    """Return the next closures in a dossier's country for the head of its page."""
    if not found.country:
        return ()
    ahead, most = (PLANNED_AHEAD, PLANNED_MOST) if found.ref is None else (SHOWN_AHEAD, SHOWN_MOST)
    return judged.next_ones(found.holidays, today, weekend, ahead)[:most]


def unknown_years(found: "Dossier", today: date) -> tuple[tuple[str, int], ...]:
    """Return the years within sight of a page that are not kept for its country."""
    held = {day.on_date.year for day in found.holidays if is_source(day)}
    if found.country is None:
        return ()
    return tuple((found.country, year) for year in _years(today) if year not in held)


def _years(today: date) -> list[int]:
    return sorted({today.year, (today + timedelta(days=SHOWN_AHEAD)).year})


def is_source(day: Holiday) -> bool:
    """Tell whether a row is none of the days but says that a year has been computed."""
    return day.kind in (SOURCE, UNKNOWN)
