"""Gathering the morning: what is due from every source, weighed with what is known of each client."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from dossier.advice.agenda import rank
from dossier.advice.contact.reach import reach
from dossier.app.advice import portraits
from dossier.app.agenda.calendars import calendars
from dossier.app.agenda.rhythms import paces
from dossier.app.country import exposures
from dossier.app.country.client_clock import SIGHT, clock, office_there
from dossier.app.deal import deciders, policies
from dossier.app.session import Session
from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.nearest import one_of
from dossier.read.agenda import agenda, agenda_deals
from dossier.read.country import holidays
from dossier.read.country.duties import stale_where_orders_go
from dossier.read.country.whereabouts import channels, whereabouts
from dossier.read.dossier import facts_about_country
from dossier.records.agenda.agenda import Due, Reminder, Who
from dossier.records.agenda.occasion import KINDS
from dossier.records.agenda.reminding import SOURCES, STALE_KEYS, Thresholds
from dossier.records.catalogue import catalogue
from dossier.records.contact.reach import MAIL, NO, Reach
from dossier.records.country.country import Holiday
from dossier.render.agenda.morning import Hints
from dossier.render.contact.reach import in_short
from dossier.render.country.clock import Clock

_OF_WHAT_IS_HIDDEN = frozenset({"policy", "decider", "thin", "portrait", "stale", "sample_missing"})
"""Sources that say what is not known, or speak by what others may not see."""


class Gathered(NamedTuple):
    """The whole morning in its order, and how many more rows there are that were not read."""

    reminders: list[Reminder]
    unread: int


def thresholds(session: Session, days: int | None = None) -> Thresholds:
    """Return the days within which each source speaks, from the settings; `days` is how far `remind` looks ahead."""
    get = session.settings.get
    return Thresholds(
        ahead=get("remind.days") if days is None else days,
        **{name: get(f"remind.{name}") for name in Thresholds._fields if name != "ahead"},
    )


def switched_off(session: Session) -> frozenset[str]:
    """Return the sources that the settings switch off; raises InvalidValueError for one there is not."""
    named = session.settings.get("remind.off")
    for name in named:
        if name not in SOURCES:
            raise InvalidValueError(
                _("“{name}” in remind.off is no source of reminders.").format(name=str(name)[:40]),
                one_of(str(name), [(code, each.label) for code, each in SOURCES.items()]),
            )
    return frozenset(named)


def gather(
    session: Session,
    connection: sqlite3.Connection,
    today: date,
    days: int | None = None,
    weighed_fully: int | None = 120,
) -> Gathered:
    """Return everything that is due, in its order; `weighed_fully` None looks up every client."""
    within, off = thresholds(session, days), switched_off(session)
    off |= _OF_WHAT_IS_HIDDEN if session.public else frozenset()
    worked = calendars(connection, today)
    since = worked(session.settings.get("me.country").upper()).rest_before(today)
    waiting = agenda.due(connection, today, within, since=since, off=off)
    stale_after = {key: catalogue.by_key()[key].stale_after or 365 for key in STALE_KEYS}
    lacking = agenda_deals.of_deals(connection, today, within, stale_after, off=off)
    freed = policies.freed(connection, today, 2 * within.deal_days) if "policy" not in off else ()
    silent = deciders.dues(connection, today, within.decider_days) if "decider" not in off else ()
    sketches = portraits.thin(session, connection, today) if "portrait" not in off else ()
    idle = _idle(session, connection, today) if "idle" not in off else ()
    duties = stale_where_orders_go(connection, today) if "duty" not in off else ()
    moved = exposures.dues(session, connection, today, off)
    reminders = rank.morning(
        [*waiting.due, *lacking, *freed, *silent, *sketches, *idle, *duties, *moved],
        today,
        lambda due: agenda.whose(connection, due.contact_id, due.company_id, today),
        worked,
        within,
        weighed_fully,
        paces(connection, today),
    )
    if session.public:  # when somebody writes is nobody else's business
        reminders = [each._replace(rhythm=None) for each in reminders]
    return Gathered(reminders, waiting.unread)


def _idle(session: Session, connection: sqlite3.Connection, today: date) -> Iterator[Due]:
    """Yield on Mondays who is kept without need; only who has set `keep.years` pays for the question."""
    years = int(session.settings.get("keep.years"))
    if years and not today.weekday():
        from dossier.app.record.retention import proposed

        yield from proposed(connection, today, years)


def hints(session: Session, connection: sqlite3.Connection, now: datetime) -> Hints:
    """Return what a line adds: the clock of the client, and for somebody gone quiet the next thing to talk about."""

    @cache
    def days(country: str) -> tuple[Holiday, ...]:
        return holidays.between(connection, (country,), now.date(), now.date() + SIGHT)

    @cache
    def reached(who: Who) -> tuple[Clock | None, Reach]:
        where = whereabouts(connection, who.contact_id, who.company_id)
        noted = facts_about_country(connection, where.country) if where.country else ()
        there = clock(session, where, days(where.country) if where.country else (), now, noted)
        return there, reach(channels(connection, who.contact_id), office_there(there))

    def moment(who: Who) -> str:
        there, found = reached(who)
        return in_short(found, there, now.date()) if there is not None or found.is_tried else ""

    def written(who: Who) -> str:
        _there, found = reached(who)
        return "" if found.phone != NO else "email" if found.by == MAIL else "chat"

    def angle(who: Who) -> str:
        if session.public:  # what speaks against a topic may be hidden
            return ""
        from dossier.advice.contact.topics import talking_points
        from dossier.app.advice.counsel import around
        from dossier.read.dossier import of_contact

        found = of_contact(connection, who.contact_id) if who.contact_id is not None else None
        if found is None:
            return ""
        points = talking_points(found, now.date(), around(session, found, connection), limit=1)
        return points[0].text if points else ""

    def prepare(due: Due) -> str:
        if due.kind not in KINDS or due.contact_id is None or session.public:
            return ""
        from dossier.app.agenda.next_up import briefly

        return briefly(session, connection, due, now.date())

    return Hints(moment, written, angle, prepare)
