"""One page of dates of an order: for ourselves with what slipped, or for the client in her language."""

import sqlite3
from datetime import date
from typing import NamedTuple

from dossier.advice.letters.drafts import spoken_language
from dossier.advice.reckoning.order_dates import Known, order_dates
from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.order.calendar import plan_of
from dossier.app.order.of_deal import nothing_to_show, order_there
from dossier.app.order.one_order import named_order
from dossier.app.session import Session
from dossier.errors import NoChoiceError, WrongUsageError
from dossier.i18n import _, language
from dossier.read import dossier as read
from dossier.read.order.dates import noted
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, current
from dossier.records.order.dates import OrderDates
from dossier.records.order.order import ORDER, Order
from dossier.records.ref import Ref
from dossier.records.visibility import shareable
from dossier.render.page import Page
from dossier.values.languages import LANGUAGES, is_language
from dossier.values.lead_time import lead_time_of
from dossier.values.shipped import table
from dossier.values.when import parse_when


class DatesRequest(NamedTuple):
    """Whose dates are asked for: an order, its number, or the deal or client that has it; for whom, since when."""

    what: str
    whom: str | None = None
    since: str | None = None
    lang: str | None = None


def dates(session: Session, request: DatesRequest) -> Answer:
    """Return the page of dates; raises WrongUsageError for somebody who is not of the order's client."""
    since = parse_when(request.since, session.today, past=True) if request.since else None
    if request.lang is not None and request.lang not in LANGUAGES:
        raise NoChoiceError(_("The language"), request.lang, tuple(LANGUAGES))
    outside = request.whom is not None or request.lang is not None
    with session.reading() as connection:
        found, order = _meant(session, connection, request.what)
        lang = request.lang or (_language_of(session, connection, found, request.whom) if request.whom else language())
        if request.whom and request.lang:
            _language_of(session, connection, found, request.whom)
        told = _told(session, connection, found, order, since, outside=outside)

    if not outside:
        from dossier.render.order.dates import dates_page

        return Answer(
            page=lambda: dates_page(told, found, order, session.setting()),
            shape=told._asdict,
            notes=_left_out(found, order),
        )

    def client_page() -> Page:
        from dossier.advice.letters.plain import day_in
        from dossier.render.order.dates_for import ForClient, page_for

        words = (table("dates") or {})[lang]
        return page_for(
            told, shareable(order), ForClient(words, lambda day: day_in(day, lang, session.today) or ""), session.today
        )

    return Answer(page=client_page, shape=told._asdict)


def _meant(session: Session, connection: sqlite3.Connection, text: str) -> tuple[Dossier, Order]:
    order = named_order(connection, text)
    deal = Ref("d", order.deal_id) if order is not None else named.deal(session, connection, text)
    found = named.there(read.of_deal(connection, deal.id), deal, ORDER.label)
    order = order or order_there(session, found)
    if order is None:
        raise nothing_to_show(found)
    return found, order


def _left_out(found: Dossier, order: Order) -> tuple[str, ...]:
    """Return that proofs of the deal are not told of, because nobody noted to which of its orders they belong."""
    several = len([each for each in found.orders if each.cancelled_on is None]) > 1
    if not several or all(each.id == order.sample_id for each in found.proofs):
        return ()
    words = _("The proofs of {deal} are left out, it has several orders; name the one that counts: {command}")
    return (words.format(deal=f"d{order.deal_id}", command=f"dossier set {order.ref} sample=y…"),)


def _told(
    session: Session, connection: sqlite3.Connection, found: Dossier, order: Order, since: date | None, *, outside: bool
) -> OrderDates:
    alone = len([each for each in found.orders if each.cancelled_on is None]) < 2
    proofs = tuple(
        each for each in found.proofs if alone or each.id == order.sample_id
    )  # else nobody knows of which order
    plan = None if session.public else plan_of(session, connection, found, order)
    begun = order.in_production_on is not None or (found.deal is not None and found.deal.stage == "in_production")
    quote = next((each for each in found.quotes if each.id == order.quote_id), None)
    lead = lead_time_of(quote.lead_time) if quote else None
    history = noted(connection, order, proofs)
    return order_dates(
        Known(order, proofs, plan, lead, history, session.today, since, begun, outside or session.public)
    )


def _language_of(session: Session, connection: sqlite3.Connection, found: Dossier, text: str) -> str:
    """Return in which language the client is written to: the first noted one that there are words for, else English."""
    ref = named.client(session, connection, text, named.CLIENTS)
    whom = named.there(
        (read.of_contact if ref.letter == "c" else read.of_company)(connection, ref.id), ref, ref.kind.label
    )
    firm, person = found.company, found.contact
    same_firm = firm is not None and whom.company is not None and firm.id == whom.company.id
    if not same_firm and (person is None or whom.contact is None or person.id != whom.contact.id):
        raise WrongUsageError(
            _("{name} does not belong to the client of this order.").format(name=whom.title),
            _("Name somebody of {name}: --for WHO").format(name=found.company.name if found.company else found.title),
        )
    row = current(whom.facts).get("contact.languages")
    items = row.items if row is not None and row.state == KNOWN else ()
    first = next((code for item in items for code in LANGUAGES if is_language(item, code)), None)
    return first or spoken_language(whom) or "en"
