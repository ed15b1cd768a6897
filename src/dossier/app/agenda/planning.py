"""What a day meets when it is planned: a visit, or a call or meeting with a client."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from dossier.advice.agenda.occasions import TALKS
from dossier.advice.country.collisions import collisions
from dossier.app.advice.counsel import around
from dossier.app.country.closures import weekend
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.read.agenda.open_items import planned as planned_item
from dossier.read.agenda.open_items import visit_of
from dossier.read.country.holidays import between, kept
from dossier.records.agenda.occasion import Step
from dossier.records.country.country import CLOSED, SEASON, Holiday
from dossier.records.dossier import Dossier
from dossier.records.ref import Ref
from dossier.render.agenda.occasion import step_text
from dossier.render.words import day, strung, weekday


def visit_remark(session: Session, connection: sqlite3.Connection, client: Ref, first: date, last: date) -> str:
    """Return what the days of a visit meet and what to do about it, or nothing; past days are not planned any more."""
    met = list(_met(session, connection, client, first, last)) if last >= session.today else []
    return _("{met}: ask before you fix it.").format(met=strung(met)) if met else ""


def talk_remark(session: Session, connection: sqlite3.Connection, client: Ref, on: date, what: str) -> str:
    """Return what the day of a planned call or meeting meets, or nothing."""
    if not TALKS.search(what) or on < session.today:
        return ""
    met = list(_met(session, connection, client, on, on, ours=False))
    return _("{met}: another day may suit better.").format(met=strung(met)) if met else ""


def moved_remark(session: Session, connection: sqlite3.Connection, planned: Ref) -> str:
    """Return what the day of a visit or a follow-up of the book meets, or nothing."""
    if planned.letter == "v":
        visit = visit_of(connection, planned.id)
        days = (visit.on_date, visit.until or visit.on_date) if visit else None
        return visit_remark(session, connection, Ref("c", visit.contact_id), *days) if visit and days else ""
    each = planned_item(connection, planned)
    if each is None or each.client is None or each.due_on is None:
        return ""
    return talk_remark(session, connection, each.client, each.due_on, each.text)


def _met(
    session: Session, connection: sqlite3.Connection, client: Ref, first: date, last: date, *, ours: bool = True
) -> Iterator[str]:
    found = _dossier(connection, client)
    if found is None:
        return
    where = next((each.country for each in (found.contact, found.company) if each and each.country), found.country)
    found, home = found._replace(country=where), str(session.settings.get("me.country") or "")
    there = tuple(each for each in _days(connection, found.country, first, last) if each.kind in CLOSED | {SEASON})
    here = tuple(each for each in _days(connection, home, first, last) if each.kind in CLOSED) if ours else ()
    seen = around(session, found)._replace(holidays=there, ours=here)
    found_steps: tuple[Step, ...] = collisions(found, first, last, session.today, seen)
    yield from (step_text(each) for each in found_steps)
    off = weekend(found.country) if found.country else frozenset({5, 6})
    if first == last and first.weekday() in off | (weekend(home) if ours and home else frozenset()):
        yield _("{day} falls on a weekend ({weekday})").format(day=day(first, session.today), weekday=weekday(first))


def _days(connection: sqlite3.Connection, country: str | None, first: date, last: date) -> tuple[Holiday, ...]:
    """Return the days of a country that touch a time; years that are not in the book are computed for it."""
    if not country:
        return ()
    years = {first.year, last.year}
    held = kept(connection, (country,), years)
    if all((country, year) in held for year in years):
        return between(connection, (country,), first, last)
    from dossier.world.holidays import FIRST_YEAR, LAST_YEAR, of_year  # the calendar library: a year far ahead only

    found = (each for year in sorted(years) if FIRST_YEAR <= year <= LAST_YEAR for each in of_year(country, year))
    return tuple(each for each in found if each.on_date <= last and (each.until or each.on_date) >= first)


def _dossier(connection: sqlite3.Connection, client: Ref) -> Dossier | None:
    questions = {"c": read.of_contact, "o": read.of_company, "d": read.of_deal}
    return questions[client.letter](connection, client.id, log=0) if client.letter in questions else None
