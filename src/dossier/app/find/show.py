"""A dossier: a person, a company, a country or a deal, readable in ten seconds from the top."""

import sqlite3
from typing import NamedTuple

from dossier.app.answer import Answer, Shape
from dossier.app.find import named
from dossier.app.find.beside import extra_for
from dossier.app.session import Session
from dossier.errors import AmbiguousError, NotFoundError
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.read.find.who import label
from dossier.records.dossier import Dossier
from dossier.records.reading import chosen
from dossier.records.ref import Ref
from dossier.records.sections import SECTIONS
from dossier.render.contact.extra import Extra
from dossier.render.contact.person import person_page
from dossier.render.find.pages import country_page, deal_page, firm_page
from dossier.render.page import Page
from dossier.render.words import Setting
from dossier.values.names import fold, words
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
    wanted = wanted._replace(sections=frozenset(chosen(SECTIONS, each, wrong) for each in wanted.sections))
    setting = session.setting(share=wanted.share, sources=wanted.sources, everything=wanted.everything)
    with session.reading() as connection:
        log = _ALL if wanted.everything or wanted.whole_log else read.LOG_SHOWN
        found = _dossier(session, connection, wanted.who, log=log)
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
    return page._replace(sections=()) if wanted.brief and not wanted.sections else page


def _dossier(session: Session, connection: sqlite3.Connection, text: str, *, log: int) -> Dossier:
    country = countries.find(text)
    if country is not None and len(text.strip()) == 2 and text.strip().isupper():
        return read.of_country(connection, country)
    try:
        ref = named.client(session, connection, text)
    except NotFoundError as error:
        if country is not None:
            return read.of_country(connection, country)
        raise _perhaps_a_country(error, text) from error
    except AmbiguousError as error:
        if country is not None:
            raise _country_too(error, country) from error
        raise
    if country is not None and not _is_whole(connection, ref, text):
        return read.of_country(connection, country)
    found = {"c": read.of_contact, "o": read.of_company, "d": read.of_deal}[ref.letter](connection, ref.id, log=log)
    return named.there(found, ref, ref.kind.label)


def _is_whole(connection: sqlite3.Connection, ref: Ref, text: str) -> bool:
    """Tell whether a country's name or code is also the whole name of the record found, or its first word."""
    name = label(connection, ref)
    return fold(text.strip()) in {fold(name), *words(name)[:1]}


def _perhaps_a_country(error: NotFoundError, text: str) -> NotFoundError:
    """Return the failure with the countries whose name is nearly the one typed."""
    near = countries.nearest(text, likeness=0.8)
    if not near:
        return error
    words = _("Did you mean the country {names}?").format(names=", ".join(near))
    return NotFoundError(error.message, words if "dossier list" in error.way_out else f"{error.way_out} {words}")


def _country_too(error: AmbiguousError, iso2: str) -> AmbiguousError:
    line = f"{iso2}  {countries.name(iso2)}"
    return AmbiguousError(error.message, error.way_out, [*error.candidates, line], [*error.refs, iso2])
