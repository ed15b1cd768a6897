"""The friendly client who can tell about a company, and whom not to ask."""

import sqlite3

from dossier.advice.company.ask_about import ask_about
from dossier.advice.company.match import category_of
from dossier.advice.company.match_table import read_table
from dossier.app.answer import Answer, Shape
from dossier.app.company.market_needs import countries_of
from dossier.app.find import named
from dossier.app.session import Session
from dossier.read import dossier as read
from dossier.read.company.informants import candidates
from dossier.records.company.informants import Asking, Informant, Target
from dossier.records.dossier import Dossier
from dossier.records.known import current
from dossier.render.page import Page
from dossier.world import countries
from dossier.world.figures import figures


def whom_to_ask(session: Session, company: str) -> Answer:
    """Return whom to ask about a company, best first, why, and how."""
    with session.reading() as connection:
        ref = named.company(session, connection, company)
        found = named.there(read.of_company(connection, ref.id), ref, ref.kind.label)
    with session.living() as connection:
        target, done = _asked(session, connection, found)

    def page() -> Page:
        from dossier.render.company.asking import asking_page

        return asking_page(target, done, session.setting())

    def shape() -> Shape:
        from dossier.render.shapes import company as firms
        from dossier.render.shapes import keys

        return keys.row(firms.Asking, done, ref=str(ref), name=target.name)

    return Answer(page=page, shape=shape)


def buyers_to_ask(session: Session, connection: sqlite3.Connection, found: Dossier) -> tuple[Informant, ...]:
    """Return those who may be asked about the firm of a dossier and buy from it, best first."""
    buyers = {link.other_id for link in found.links if link.kind == "buys_from" and not link.forward}
    _target, done = _asked(session, connection, found)
    return tuple(each for each in done.informants if each.candidate.company_id in buyers)


def _asked(session: Session, connection: sqlite3.Connection, found: Dossier) -> tuple[Target, Asking]:
    company = found.company
    if company is None:
        raise TypeError("whom to ask about needs a firm")
    products = current(found.facts).get("company.main_products")
    markets = countries_of(session, found)
    target = Target(company.id, company.name, company.country, markets, products.items if products else ())
    table = read_table(session.places.data / "match.toml")
    rows = candidates(connection, company.id, session.today)
    return target, ask_about(
        target, rows, session.today, _region, lambda text: category_of(text, table), countries.name
    )


def _region(iso2: str | None) -> str | None:
    """Return the continent of a country, or None where it is not known."""
    found = figures(iso2).get("continent") if iso2 else None
    return str(found.value) if found else None
