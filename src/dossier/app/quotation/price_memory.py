"""What an article cost whom: its prices in one money by the rate of each day, and those that do not go together."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dossier.advice.reckoning.price_peace import conflicts, same_class
from dossier.app.session import Session
from dossier.read.country.destination import offer_named
from dossier.read.country.rates import Rates
from dossier.read.quotation import prices
from dossier.records.quotation.prices import Before, Conflict, Price

NEWEST = 60


def remembered(session: Session, connection: sqlite3.Connection, offer: int, currency: str) -> tuple[Price, ...]:
    """Return the prices of an offer, the newest first, each in one money by the rate that was kept for its day."""
    rates = Rates(connection, session.settings.money())
    return tuple(_worth(each, currency, rates) for each in prices.prices_of(connection, offer, session.today))


def _worth(each: Price, currency: str, rates: Rates) -> Price:
    if each.currency is None:
        return each
    worth = rates.worth(each.currency, currency, each.on)
    if worth is None:
        return each
    return each._replace(worth=each.price * worth.value, rate_on=worth.on if each.currency != currency else None)


def before(
    session: Session,
    connection: sqlite3.Connection,
    deal: int,
    lines: Iterable[Mapping[str, Any]],
    currency: str,
    own: str,
) -> list[Before]:
    """Return for each article of a quotation's lines what it cost this client last, and another one; `own` is the paper."""
    company, contact, _markets = prices.asker(connection, deal)
    whose = (company, None) if company is not None else (None, contact)
    found = []
    for offer, named in _by_offer(connection, lines).items():
        known = remembered(session, connection, offer, currency)
        theirs = next((each for each in known if each.whose == whose and each.ref != own), None)
        others = [each for each in known if each.whose != whose]
        near = [each for each in others if any(same_class(each.quantity, line["quantity"]) for line in named)]
        elsewhere = next((each for each in near if each.lives), next(iter(near or others), None))
        if theirs or elsewhere:
            found.append(Before(named[0]["item"], offer, theirs, elsewhere))
    return found


def _by_offer(connection: sqlite3.Connection, lines: Iterable[Mapping[str, Any]]) -> dict[int, list[Mapping[str, Any]]]:
    """Return lines by the offer that each is of: the one noted with it, else the one it is named after."""
    found: dict[int, list[Mapping[str, Any]]] = {}
    for each in lines:
        offer = each.get("offer_id") or offer_named(connection, each["item"])
        if offer is not None:
            found.setdefault(offer, []).append(each)
    return found


def quarrels(
    session: Session, connection: sqlite3.Connection, deal: int, lines: Iterable[Mapping[str, Any]],
    terms: Mapping[str, Any], day: date,
) -> list[Conflict]:  # fmt: skip
    """Return what of a quotation's lines does not go together with the prices of other clients; `terms` are its columns."""
    by_offer = _by_offer(connection, lines)
    if not by_offer:
        return []
    company, contact, markets = prices.asker(connection, deal)
    buyers, suppliers = prices.trading_with(connection, company)
    currency, found = terms["currency"], list[Conflict]()
    for offer, named in by_offer.items():
        ours = [
            Price(
                "", "", "", company, contact, markets, each["item"], each["quantity"], each["unit"], each["price"], currency,
                terms.get("incoterm"), terms.get("place"), day, "draft", lives=True, worth=each["price"],
            )
            for each in named
        ]  # fmt: skip
        found += conflicts(ours, remembered(session, connection, offer, currency), buyers, suppliers)
    return found


def all_quarrels(connection: sqlite3.Connection, known: Sequence[Price]) -> tuple[Conflict, ...]:
    """Return the pairs of living prices of an offer that do not go together, each once, the widest gap first.

    Looked at are the newest papers that live, 60 at most.
    """
    found: dict[frozenset[str], Conflict] = {}
    by_paper: dict[str, list[Price]] = {}
    for each in known:
        if each.lives:
            by_paper.setdefault(each.ref, []).append(each)
    newest = list(by_paper.values())[:NEWEST]
    living = [each for lines in newest for each in lines]
    for ours in newest:
        for one in conflicts(ours, living, *prices.trading_with(connection, ours[0].company_id)):
            found.setdefault(frozenset((one.ours.ref, one.theirs.ref)), one)
    return tuple(sorted(found.values(), key=lambda each: -each.gap))
