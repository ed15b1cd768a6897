"""The view of a quotation."""

import sqlite3
from typing import TYPE_CHECKING

from dossier.app.answer import Answer, Shape
from dossier.app.find.named import there
from dossier.app.quotation.papers import Papers, of_quotation
from dossier.app.session import Session
from dossier.errors import RefusedError
from dossier.i18n import _
from dossier.read.quotation import quotations
from dossier.records.quotation.prices import Before, Conflict
from dossier.records.quotation.quotation import Quotation
from dossier.records.quotation.quote import QUOTE
from dossier.records.ref import Ref, read_ref
from dossier.records.visibility import shareable
from dossier.render.page import Page, Section
from dossier.render.words import Setting

if TYPE_CHECKING:
    from dossier.app.country.landed import Reckoned as Landed
    from dossier.records.country.rates import Reckoned


def read_quotation(connection: sqlite3.Connection, ref: Ref) -> Quotation:
    """Return a quotation whose ref was just found; raises NoRecordError if it has gone meanwhile."""
    return there(quotations.quotation(connection, ref.id), ref, QUOTE.label)


def papers(session: Session, name: str | None) -> Papers:
    """Return the papers of a quotation by its ref; raises NoRecordError if there is none."""
    ref = there(read_ref(name or ""), name, QUOTE.label)
    with session.reading() as connection:
        found = read_quotation(connection, ref)
    return of_quotation(session, found)


def view(session: Session, found: Quotation, *, share: bool = False) -> Answer:
    """Return the page and the data of a quotation; raises RefusedError for a draft to be shared."""
    shown = _shared(found) if share else found

    def page() -> Page:
        from dossier.render.quotation.quotation import quotation_page

        setting = session.setting(share=share)
        made = quotation_page(shown, setting)
        if setting.share:
            return made
        named, reckoned = _sanctions(_market(shown)), _landed(session, shown)
        landed = () if reckoned is None else (reckoned.section(setting),)
        return made._replace(sections=(*made.sections, *_for_us(session, shown, setting), *named, *landed))

    def shape() -> Shape:
        from dossier.render.quotation.json import shape as quotation_shape

        reckoned = None if share else _landed(session, shown)
        return quotation_shape(shown, of_quotation(session, shown).paper, reckoned.landed if reckoned else None)

    return Answer(page=page, shape=shape)


def _for_us(session: Session, found: Quotation, setting: Setting) -> tuple[Section, ...]:
    """Return the part of the page for us alone: the rate it was reckoned at, what its articles cost before, and quarrels."""
    from dossier.render.quotation.prices import before_section

    known, against, rate = _known(session, found)
    section = before_section(known, against, rate, found.quote.currency, setting)
    return (section,) if section.blocks else ()


def remarks(session: Session, found: Quotation) -> list[str]:
    """Return the same as sentences, for the answer to what was just written."""
    from dossier.render.quotation.prices import before_remarks

    return before_remarks(*_known(session, found), found.quote.currency, session.setting())


def _known(session: Session, found: Quotation) -> "tuple[list[Before], list[Conflict], Reckoned | None]":
    from dossier.app.country.exposures import reckoned
    from dossier.app.quotation.price_memory import articles, before, quarrels

    quote, deal = found.quote, found.deal.id
    with session.reading() as connection:
        sold = articles(session, connection, [each._asdict() for each in found.lines], quote.currency)
        known = before(connection, deal, sold, quote.ref)
        is_open, day = quote.state in {"draft", "sent", "answered"}, quote.sent_on or session.today
        against = quarrels(connection, deal, sold, quote._asdict(), day) if is_open else []
        return known, against, reckoned(session, connection, quote, found.buyer.country)


def _landed(session: Session, found: Quotation) -> "Landed | None":
    """Return what the goods come to in the deal's market, or in the buyer's country."""
    from dossier.app.country import landed

    with session.reading() as connection:
        return landed.of_quotation(session, connection, found.quote, found.lines, _market(found), found.deal.quantity)


def _sanctions(iso2: str | None) -> tuple[Section, ...]:
    """Return the section that names the regimes of a country, or nothing where none is on file."""
    from dossier.world.figures import sanctions

    named = sanctions(iso2) if iso2 is not None else None
    if named is None:
        return ()
    from dossier.render.country.sanctions import section

    return (section(named),)


def _market(found: Quotation) -> str | None:
    """Return where the goods of a quotation go, as far as it is known."""
    return found.deal.market or found.buyer.country


def _shared(found: Quotation) -> Quotation:
    if found.quote.state == "draft":
        raise RefusedError(
            _("Quotation {number} is a draft: nobody else is shown it.").format(number=found.quote.number),
            _("Leave --share away, or send it first: dossier quote {ref} --sent").format(ref=found.quote.ref),
        )
    return shareable(found)
