"""What an article cost whom: its prices in one money by the rate of each day, and those that do not go together."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from dossier.advice.reckoning.price_peace import conflicts, same_class
from dossier.app.session import Session
from dossier.read.country.destination import offer_named
from dossier.read.country.rates import Rates
from dossier.read.quotation import prices
from dossier.records.quotation.prices import ArticlePrice, Before, Conflict

NEWEST = 60


def remembered(session: Session, connection: sqlite3.Connection, offer: int, currency: str) -> tuple[ArticlePrice, ...]:
    """Return the prices of an offer, the newest first, each in one money by the rate that was kept for its day."""
    rates = Rates(connection, session.settings.money())
    return tuple(_worth(each, currency, rates) for each in prices.prices_of(connection, offer, session.today))


def _worth(each: ArticlePrice, currency: str, rates: Rates) -> ArticlePrice:
    if each.currency is None:
        return each
    worth = rates.worth(each.currency, currency, each.on)
    if worth is None:
        return each
    return each._replace(worth=each.price * worth.value, rate_on=worth.on if each.currency != currency else None)


class Article(NamedTuple):
    """An offer that lines of a quotation are of, and its prices."""

    offer: int
    lines: list[Mapping[str, Any]]
    known: tuple[ArticlePrice, ...]


def articles(
    session: Session, connection: sqlite3.Connection, lines: Iterable[Mapping[str, Any]], currency: str | None
) -> list[Article]:
    """Return the offers that lines are of, each the one noted with its line, else the one it is named after."""
    found: dict[int, list[Mapping[str, Any]]] = {}
    for each in lines:
        offer = each.get("offer_id") or offer_named(connection, each["item"])
        if offer is not None:
            found.setdefault(offer, []).append(each)
    return [
        Article(offer, named, remembered(session, connection, offer, currency or "")) for offer, named in found.items()
    ]


def before(connection: sqlite3.Connection, deal: int, sold: Iterable[Article], own: str) -> list[Before]:
    """Return for each article what it cost the client of a deal last, and another one; `own` is the paper at hand."""
    company, contact, _markets = prices.asker(connection, deal)
    whose = (company, None) if company is not None else (None, contact)
    found = []
    for offer, lines, known in sold:
        theirs = next((each for each in known if each.whose == whose and each.ref != own), None)
        others = [each for each in known if each.whose != whose]
        near = [each for each in others if any(same_class(each.quantity, line["quantity"]) for line in lines)]
        elsewhere = next((each for each in near if each.lives), next(iter(near or others), None))
        if theirs or elsewhere:
            found.append(Before(lines[0]["item"], offer, theirs, elsewhere))
    return found


def quarrels(
    connection: sqlite3.Connection, deal: int, sold: Sequence[Article], terms: Mapping[str, Any], day: date
) -> list[Conflict]:
    """Return what of a quotation does not go together with the prices of other clients; `terms` are its columns."""
    if not sold:
        return []
    company, contact, markets = prices.asker(connection, deal)
    buyers, suppliers = prices.trading_with(connection, company)
    found: list[Conflict] = []
    for _offer, lines, known in sold:
        ours = [
            ArticlePrice(
                "", "", "", company, contact, markets, each["item"], each["quantity"], each["unit"], each["price"],
                terms["currency"], terms.get("incoterm"), terms.get("place"), day, "draft", lives=True, worth=each["price"],
            )
            for each in lines
        ]  # fmt: skip
        found += conflicts(ours, known, buyers, suppliers)
    return found


def all_quarrels(connection: sqlite3.Connection, known: Sequence[ArticlePrice]) -> tuple[Conflict, ...]:
    """Return the pairs of living prices of an offer that do not go together, each once, the widest gap first.

    Looked at are the newest papers that live, 60 at most.
    """
    found: dict[frozenset[str], Conflict] = {}
    by_paper: dict[str, list[ArticlePrice]] = {}
    for each in known:
        if each.lives:
            by_paper.setdefault(each.ref, []).append(each)
    newest = list(by_paper.values())[:NEWEST]
    living = [each for lines in newest for each in lines]
    for ours in newest:
        for one in conflicts(ours, living, *prices.trading_with(connection, ours[0].company_id)):
            found.setdefault(frozenset((one.ours.ref, one.theirs.ref)), one)
    return tuple(sorted(found.values(), key=lambda each: -each.gap))
