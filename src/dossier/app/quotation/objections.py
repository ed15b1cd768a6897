"""What speaks against a quotation before it is written: a price below our own floor, a market, a day too late."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from dossier.advice.company.match_goods import FINISH_WORDS, finish_of
from dossier.app.asking import agreed
from dossier.app.company.market_needs import needs_of
from dossier.app.order import destination_check
from dossier.app.quotation.price_memory import articles, quarrels
from dossier.app.session import Session
from dossier.i18n import _, ngettext
from dossier.read.company.offers import offer_of
from dossier.read.country.destination import deal_market, offer_named
from dossier.read.country.rates import Rates
from dossier.read.quotation.quotations import quotation
from dossier.records.quotation.quote import OUT, Quote
from dossier.render.words import money
from dossier.values.day_words import day as in_words
from dossier.values.listed import aside
from dossier.values.money import rounded


def cleared(session: Session, against: Sequence[str], override: str | None, way_out: str = "") -> None:
    """Let a quotation pass that nothing speaks against, or that somebody wants all the same.

    Raises RefusedError (exit 6) where nobody may be asked, CancelledError where the answer is no.
    """
    if against and not override:
        ways = " ".join(part for part in (way_out, _('If it is meant so, add --override "why".')) if part)
        agreed(session.asker, " ".join(against), _("Go on all the same?"), ways)


def of_prices(
    session: Session, connection: sqlite3.Connection, lines: Iterable[Mapping[str, Any]], currency: str, day: date
) -> Iterator[str]:
    """Yield each price that is below the lowest one of its offer, in the same money or by the rate of the day."""
    rates = Rates(connection, session.settings.money())
    for each in lines:
        number = each.get("offer_id")
        offer = offer_of(connection, number) if number is not None else None
        if offer is None or offer.price_low is None or offer.currency is None:
            continue
        worth = rates.worth(currency, offer.currency, day)
        price: Decimal = each["price"]
        if worth is None or price * worth.value >= offer.price_low:
            continue
        said = money(price, currency)
        if currency != offer.currency:
            said += aside(f"≈ {money(rounded(price * worth.value, offer.currency), offer.currency)}")
        words = _("{item} at {price} is below our own lowest price of {floor}.")
        yield words.format(item=each["item"], price=said, floor=money(offer.price_low, offer.currency))


def of_market(
    session: Session, connection: sqlite3.Connection, deal_id: int, lines: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    """Yield what the market of a deal refuses of the goods: plug and mains, and a finish that does not sell there."""
    iso2 = deal_market(connection, deal_id)
    if iso2 is None:
        return
    named = [dict(each) | {"offer_id": each.get("offer_id") or offer_named(connection, each["item"])} for each in lines]
    needs = needs_of(connection, (iso2,))[0]
    for number in dict.fromkeys(each["offer_id"] for each in named if each["offer_id"] is not None):
        wrong = destination_check.plug_and_mains(session, connection, deal_id, number, iso2)
        offer = offer_of(connection, number)
        if offer is not None and wrong:
            words = _("{item} does not fit {place}: {what}.")
            yield words.format(item=offer.name, place=needs.name, what=wrong)
        finish = finish_of(offer) if offer is not None else None
        if offer is not None and finish and needs.finish in FINISH_WORDS and finish != needs.finish:
            words = _("{place} tends to buy {wanted}, and {item} is {finish}.")
            yield words.format(
                place=needs.name, wanted=_(FINISH_WORDS[needs.finish]), item=offer.name, finish=_(FINISH_WORDS[finish])
            )


def of_peace(
    session: Session, connection: sqlite3.Connection, deal_id: int, lines: Iterable[Mapping[str, Any]],
    terms: Mapping[str, Any], day: date,
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """Yield each price that does not go together with another client's, for her eyes, and as the note keeps it.

    Where others look on, she is asked to look alone: not even that another client is concerned is theirs to know.
    """
    from dossier.render.quotation.prices import kept, said

    setting, sold = session.setting(), articles(session, connection, lines, terms["currency"])
    for each in quarrels(connection, deal_id, sold, terms, day):
        shared = _("{item}: look at this price where nobody looks on, before it goes out.").format(item=each.ours.item)
        yield shared if setting.share else said(each, setting), kept(each)


def of_state(
    session: Session, connection: sqlite3.Connection, number: int, columns: dict[str, Any], override: str | None
) -> dict[str, Any]:
    """Return the columns to write of a quotation whose state is set by itself, with why it goes on all the same.

    Raises as `cleared` does.
    """
    found = quotation(connection, number)
    state = columns.get("state")
    if found is None or state is None:
        return columns
    held = found.quote
    day = columns.get("sent_on") or columns.get("answered_on") or session.today
    against = list(of_day(held, columns.get("valid_until") or held.valid_until, state, day))
    kept = list(against)
    if held.state not in OUT and state in OUT:
        lines, terms = [each._asdict() for each in found.lines], held._asdict() | columns
        market = list(of_market(session, connection, held.deal_id, lines))
        peace = list(of_peace(session, connection, held.deal_id, lines, terms, day))
        against += [*market, *(each for each, _inside in peace)]
        kept += [*market, *(inside for _each, inside in peace)]
    cleared(session, against, override)
    if not against or not override:
        return columns
    reason = _("{what}: {why}").format(what=" ".join(kept).rstrip("."), why=override)
    note = columns.get("note", held.note)
    return columns | {"note": "\n".join(part for part in (note, reason) if part)}


def of_day(quote: Quote, until: date | None, state: str, day: date) -> Iterator[str]:
    """Yield that a quotation is accepted after its last day."""
    if state != "accepted" or until is None or day <= until:
        return
    late = (day - until).days
    words = ngettext(
        "{number} was valid until {until}; it is accepted {n} day after.",
        "{number} was valid until {until}; it is accepted {n} days after.",
        late,
    )
    yield words.format(number=quote.number, until=in_words(until), n=late)
