"""The client's clock for a command: where she sits, what her calendar says of today, when to telephone."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from dossier.app.session import Session
from dossier.i18n import _, translated
from dossier.read.country.whereabouts import Whereabouts
from dossier.records.contact.reach import There
from dossier.records.country.country import CLOSED, CLOSURE, Holiday
from dossier.records.country.own import hours_cell, own_hours
from dossier.records.known import Known
from dossier.render.country.clock import Clock
from dossier.render.words import weekday
from dossier.world import countries
from dossier.world.clock import local_time
from dossier.world.place import place

if TYPE_CHECKING:  # the morning does without it and starts 4 ms sooner
    from dossier.records.dossier import Dossier

SIGHT = timedelta(days=14)
"""How far ahead closed days are looked at for the next time to call."""

NUMBERS = ("phone", "mobile", "whatsapp", "fax")


def clock_of(session: Session, found: "Dossier") -> Clock | None:
    """Return the clock of a dossier's client, or None while neither country nor zone is known."""
    if found.ref is None:  # a country's own page: no client's city speaks for all of it
        return clock(session, Whereabouts(found.country), found.holidays, session.now, found.facts)
    people = (found.contact, *found.contacts)
    zone = next((each.time_zone for each in people if each and each.time_zone), None)
    cities = [each.city for each in (found.contact, found.company) if each and each.city]
    phones = tuple(each.value for each in (*found.points, *found.company_points) if each.kind in NUMBERS)
    where = Whereabouts(found.country, zone, cities[0] if cities else None, phones)
    noted = [row.known for row in found.country_facts if row.iso2 == found.country]
    return clock(session, where, found.holidays, session.now, noted)


def clock(
    session: Session, where: Whereabouts, days: Iterable[Holiday], now: datetime, facts: Iterable[Known] = ()
) -> Clock | None:
    """Return the clock of a place, with the holidays of its country and the user's notes on its office hours kept in mind."""
    spot = place(where.country, where.time_zone, where.city, where.phones)
    shut = [day for day in days if day.country == where.country and day.kind in CLOSED]
    closed = frozenset(_dates(shut, now.date()))
    settings = session.settings
    noted = own_hours(facts)
    theirs = countries.hours(hours_cell(noted.value)) if noted is not None and noted.value else None
    there = local_time(
        now, where.country, spot.zone, settings.zone(), our_hours=settings.hours(), closed=closed, their_hours=theirs
    )
    if there is None:
        return None
    times = f"{weekday(there.at.date())} {there.at:%H:%M}"
    remark = ""
    if spot.by == "centre":
        remark = _("{city} time, the business centre: ask the city").format(city=spot.clue)
    if spot.by == "phone":
        remark = _("by the area code {code}").format(code=spot.clue)
    if spot.by == "main":
        remark = _("nearly everywhere there; ask the city")
    rings = there.office and there.window is not None and there.window.first.replace(tzinfo=None) <= now
    holiday, by_custom = _feast(shut, there.at.date())
    return Clock(
        times, there.office, there.weekend, there.opens_in, remark, there.lunch, holiday,
        there.window and (there.window.first, there.window.last),
        there.hours_here and (there.hours_here.first, there.hours_here.last), now.date(), rings, by_custom,
        f"{there.some_until:%H:%M}" if there.some_until else "",
    )  # fmt: skip


def office_there(clock: Clock | None, *, fasting: bool = False) -> There | None:
    """Return what a verdict on channel and hour wants of a clock, or None without one."""
    if clock is None:
        return None
    return There(clock.rings, clock.call, clock.theirs, fasting)


def _dates(days: Iterable[Holiday], today: date) -> Iterable[date]:
    for day in days:
        at, last = max(day.on_date, today - timedelta(days=1)), min(day.until or day.on_date, today + SIGHT)
        while at <= last:
            yield at
            at += timedelta(days=1)


def _feast(days: Iterable[Holiday], today: date) -> tuple[str, bool]:
    """Return the name of what keeps the office shut today, a feast of the law before a custom, and whether it is only a custom."""
    now = sorted(
        (day for day in days if day.on_date <= today <= (day.until or day.on_date)), key=lambda d: d.kind == CLOSURE
    )
    if not now:
        return "", False
    return translated(now[0], "name"), now[0].kind == CLOSURE
