"""The page for the boss, from which a decision can be made."""

import sqlite3
from collections.abc import Iterable

from dossier.advice.deal.answering import answer
from dossier.advice.deal.case import OurMoney
from dossier.advice.deal.case import case as judged
from dossier.app.answer import Answer, Shape
from dossier.app.country import exposures, landed
from dossier.app.deal.deciders import on_deal
from dossier.app.find import named
from dossier.app.session import Session
from dossier.read import dossier as read
from dossier.read.company.products import makeable
from dossier.read.country.rates import Rates
from dossier.read.deal.negotiation import negotiated
from dossier.read.find.who import label
from dossier.records.country.rates import Reckoned
from dossier.records.deal.deal import CLOSED_STAGES, Deal
from dossier.records.known import Known, current, standing
from dossier.records.quotation.quote import Quote
from dossier.records.ref import Ref
from dossier.render.deal.case import case_page
from dossier.render.deal.exposure import rate_section
from dossier.render.page import Page

ENTRUSTED = "company.intel"


def case(session: Session, text: str) -> Answer:
    """Return one sheet on a deal for whoever decides; what other clients told us is on it, and marked as confidential."""
    with session.reading() as connection:
        ref = named.deal(session, connection, text)
        found = negotiated(connection, ref, label(connection, ref))
        deal = found.deals[0]
        known = _known(connection, deal)
        client = Ref("o", deal.company_id) if deal.company_id is not None else ref
        theirs = negotiated(connection, client, found.name)
        lost = {each.id for each in theirs.deals if each.stage == "lost"}
        orders = [each for each in theirs.orders if each.deal_id not in lost or each.shipped_on is not None]
        found = found._replace(name=deal.company_name or deal.contact_name or found.name)
        money, today = session.settings.money(), session.today
        rates = Rates(connection, money)
        ours = OurMoney(money, lambda currency, against: rates.worth(currency, against, today))
        told = judged(deal, found, orders, current(known), today, ours)
        told = told._replace(
            entrusted=tuple(standing(known, ENTRUSTED)), makeable=makeable(connection, deal.company_id),
            decider=None if deal.stage in CLOSED_STAGES else on_deal(connection, deal, today),
        )  # fmt: skip
        reckoned = landed.of_deal(session, connection, deal, found, theirs.country)
        rate = _rate(session, connection, deal, found.quotes, theirs.country)
    silent = session.settings.get("remind.decider_days")
    said = {lang: answer(told, words, lang) for lang, words in _answers(session).items()}

    def shape() -> Shape:
        from dossier.render.deal.json import case_json

        return case_json(told, said, reckoned.landed if reckoned else None, share=session.public)

    def page() -> Page:
        setting = session.setting()
        made = case_page(told, said, setting, silent)
        more = [] if rate is None or setting.share else [rate_section(*rate, setting)]
        more += [] if reckoned is None else [reckoned.section(setting)]
        return made._replace(sections=(*made.sections[:-1], *more, *made.sections[-1:])) if more else made

    return Answer(page=page, shape=shape)


def _rate(
    session: Session, connection: sqlite3.Connection, deal: Deal, quotes: Iterable[Quote], country: str | None
) -> tuple[str, Reckoned] | None:
    """Return the newest quotation of a deal that is out by its number, with the rate at which it was reckoned."""
    held = [each for each in quotes if each.deal_id == deal.id and each.state in {"sent", "answered"}]
    newest = max(held, key=lambda each: (each.sent_on or each.created_on, each.id), default=None)
    rate = exposures.reckoned(session, connection, newest, country) if newest is not None else None
    return None if newest is None or rate is None else (newest.number, rate)


def _known(connection: sqlite3.Connection, deal: Deal) -> list[Known]:
    """Return every fact about the firm and the contact of a deal, also what was told in confidence."""
    whose = (("company", deal.company_id), ("contact", deal.contact_id))
    return [row for kind, number in whose if number is not None for row in read.facts_about(connection, kind, number)]


def _answers(session: Session) -> dict[str, dict[str, str]]:
    """Return the words of the sentence to the client, by language."""
    import tomllib

    return tomllib.loads((session.places.data / "answers.toml").read_text(encoding="utf-8"))
