"""A dossier: a person, a company, a country or a deal, readable in ten seconds from the top."""

import sqlite3
from contextlib import nullcontext
from datetime import date
from typing import NamedTuple

from dossier.app.answer import Answer, Shape
from dossier.app.find import client_or_country, named
from dossier.app.find.beside import extra_for
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.records.book_file import stands
from dossier.records.country.country import REGIONAL
from dossier.records.dossier import Dossier
from dossier.records.reading import choice_code, chosen
from dossier.records.sections import SECTIONS, TITLES
from dossier.render.contact.extra import Extra
from dossier.render.contact.person import person_page
from dossier.render.find.pages import country_page, deal_page, firm_page
from dossier.render.page import Lines, Page, Piece, Section, line
from dossier.render.words import Setting
from dossier.world import countries

_ALL = 100_000


class Wanted(NamedTuple):
    """A dossier as it is asked for: of whom, which parts of it, and how much."""

    who: str
    sections: frozenset[str] = frozenset()
    everything: bool = False
    sources: bool = False
    share: bool = False
    whole_log: bool = False
    brief: bool = False
    """Only the first screen."""


def show(session: Session, wanted: Wanted) -> Answer:
    """Return one dossier; raises UnknownWordError for a section there is not."""
    wrong = _("There is no section “{text}”.")
    parts = (choice_code(TITLES, each) or chosen(SECTIONS, each, wrong) for each in wanted.sections)
    wanted = wanted._replace(sections=frozenset(parts))
    setting = session.setting(share=wanted.share, sources=wanted.sources, everything=wanted.everything)
    alone = None if stands(session.places.book) else countries.find(wanted.who)
    with session.reading() if alone is None else nullcontext(None) as connection:
        log = _ALL if wanted.everything or wanted.whole_log else read.LOG_SHOWN
        found = (
            Dossier(None, country=alone) if connection is None else _dossier(session, connection, wanted.who, log=log)
        )
        if found.ref is None:
            found = _with_days_off(found, session.today)
        if wanted.share:
            from dossier.records.visibility import shareable  # our own look at a client does not pay for it

            found = shareable(found)
        extra = extra_for(session, connection, found, setting)
    return Answer(page=lambda: page_of(found, setting, extra, wanted), shape=lambda: _shape(session, found, setting))


def _shape(session: Session, found: Dossier, setting: Setting) -> Shape:
    from dossier.app.country.market_lines import known_of
    from dossier.render.find.dossier_json import shape

    return shape(found, setting, known_of(session, found) if found.ref is None else None)


def page_of(found: Dossier, setting: Setting, extra: Extra, wanted: Wanted) -> Page:
    """Return the page of a dossier that was read already."""
    letter = found.ref.letter if found.ref else ""
    view = {"c": person_page, "o": firm_page, "d": deal_page}.get(letter, country_page)
    page = view(found, setting, extra, wanted.sections)
    if wanted.sections and not page.sections:
        nothing = Lines((line(Piece(_("Nothing is noted that would be shown here."), "muted")),))
        page = page._replace(sections=(Section("", (nothing,)),))
    return page._replace(sections=()) if wanted.brief and not wanted.sections else page


def _dossier(session: Session, connection: sqlite3.Connection, text: str, *, log: int) -> Dossier:
    ref = client_or_country.meant(session, connection, text)
    if isinstance(ref, str):
        return read.of_country(connection, ref)
    found = {"c": read.of_contact, "o": read.of_company, "d": read.of_deal}[ref.letter](connection, ref.id, log=log)
    return named.there(found, ref, ref.kind.label)


def _with_days_off(found: Dossier, today: date) -> Dossier:
    """Return a country's dossier with the days off of a year that the book does not keep, computed here."""
    from dossier.app.country.closures import unknown_years

    missing = unknown_years(found, today)
    if not missing:
        return found
    from dossier.world.holidays import of_year  # the calendar library: only for what is not kept

    days = [day for code, year in missing for day in of_year(code, year) if day.kind != REGIONAL]
    return found._replace(holidays=tuple(sorted((*found.holidays, *days), key=lambda day: day.on_date)))
