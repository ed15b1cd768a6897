"""A month on one page, to send to the boss: what came, what moved, what is owed, what is next."""

import sqlite3
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dossier.advice.agenda.deciding import decisions
from dossier.advice.company.fairs import fairs as judge
from dossier.advice.country.closures import stretches, together
from dossier.app.answer import Answer
from dossier.app.country.closures import weekend
from dossier.app.reports.asked import Asked, reading, told_period
from dossier.app.session import Session
from dossier.read.country import at_stake
from dossier.read.country import holidays as calendar
from dossier.read.reports import month as read
from dossier.read.reports import month_ahead as ahead_of
from dossier.read.reports.products import fair_news, met_at_fairs
from dossier.records.country.country import CLOSED
from dossier.records.reports.fairs import FairOutlook
from dossier.records.reports.month import DayOff, FairAhead, Month, Next
from dossier.records.visibility import shareable, shareable_rows
from dossier.values.period import Period, around, preceding
from dossier.values.when import shifted
from dossier.world.guidance import all_fairs

if TYPE_CHECKING:  # only a medium that shows a page pays for it
    from dossier.render.page import Page

FIRST_WEEK = 7
"""Up to this day of a month the page is about the month that has just ended."""


def month(session: Session, when: str | None = None, *, share: bool = False) -> Answer:
    """Return the page of a month or another time; raises InvalidValueError for one that has no end or has not begun."""
    period = _month(when, session.today)
    found = _read(session, period, share=share)
    if share:
        found = _shared(found)

    def page() -> "Page":
        from dossier.render.reports.month import month_page

        return month_page(found, session.setting(share=share))

    return Answer(page=page, shape=lambda: found)


def _month(when: str | None, today: date) -> Period:
    here = around(today, "month")
    return preceding(here) if when is None and today.day <= FIRST_WEEK else told_period(when, today, "month")


def _shared(found: Month) -> Month:
    """Return a month without what stays in the house; what was left out is unknown there, not none."""
    cleared = shareable(found)
    return cleared._replace(came=cleared.came._replace(unanswered=None), decide=None)


def _read(session: Session, period: Period, *, share: bool) -> Month:
    before, ahead = preceding(period), _ahead(period, session.today)
    first, last = period.start or session.today, period.end or session.today
    with reading(session, Asked(share=share)) as connection:
        came, moved = read.came(connection, period, before), read.moved(connection, period, before)
        found = Month(first, last, (before.start or first, before.end or last), session.today, None, came, moved, None)
        return found if ahead is None else _today(session, connection, found, ahead, share=share)


def _ahead(period: Period, today: date) -> tuple[date, date] | None:
    """Return the days that are next: to the end of the month after the period, None where that is over."""
    after = (period.end or today) + timedelta(1)
    last = shifted(date(after.year, after.month, 1), 1, "month") - timedelta(1)
    return (today, last) if last >= today else None


def _today(
    session: Session, connection: sqlite3.Connection, found: Month, ahead: tuple[date, date], *, share: bool
) -> Month:
    """Return the month with how it stands today."""
    today, last = ahead
    news = fair_news(connection)
    fairs = judge(shareable_rows(news) if share else news, met_at_fairs(connection), all_fairs(), today)
    to_ship = ahead_of.to_ship(connection, today, last)
    owed = ahead_of.owed(connection, today, last)
    following = Next(
        ahead_of.visits(connection, today, last), tuple(_coming(fairs, last)), to_ship,
        ahead_of.expiring(connection, today, last), _days_off(session, connection, today, last),
    )  # fmt: skip
    decide = decisions(ahead_of.stuck(connection), owed.overdue, to_ship, fairs, today)
    return found._replace(ahead=ahead, owed=owed, next=following, decide=decide)


def _coming(fairs: tuple[FairOutlook, ...], last: date) -> list[FairAhead]:
    """Return the fairs to come at which clients are, until a day; of one that only has a month, until that month."""
    soon = [
        FairAhead(each.name, each.next_on, each.place, tuple(row.company for row in each.clients), each.verdict)
        for each in fairs
        if each.next_on and each.clients and each.next_on <= last.isoformat()
    ]
    return sorted(soon, key=lambda each: each.next_on)


def _days_off(session: Session, connection: sqlite3.Connection, first: date, last: date) -> tuple[DayOff, ...]:
    """Return the days off of the countries where something is open, and ours."""
    codes = tuple(sorted({*at_stake.by_country(connection), session.settings.get("me.country")} - {""}))
    days = (day for day in calendar.between(connection, codes, first, last) if day.kind in CLOSED)
    told = together(stretches(days, weekend))
    return tuple(DayOff(each.first, each.last, each.name, each.name_zh, each.countries) for each in told)
