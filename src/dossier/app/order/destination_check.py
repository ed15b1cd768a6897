"""Checking orders and quotations against where they go: asked of the siblings, refused when they contradict."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from dossier.advice.order import destination as judge
from dossier.app.asking import until
from dossier.app.session import Session
from dossier.errors import RefusedError
from dossier.i18n import _
from dossier.read.country import destination as read
from dossier.read.dossier import facts_about_country
from dossier.read.quotation.quotations import deal_of
from dossier.records.country.country import overlaid
from dossier.records.country.destination import EXPIRES, MAINS, MISMATCH, PARTLY, PLUG, WANTED, Finding
from dossier.records.country.own import own_marks
from dossier.records.order.order import Order
from dossier.records.ref import Ref
from dossier.render.order.destination import check_line, mismatch_words
from dossier.render.page import Line, Piece, joined, line
from dossier.values.listed import enumerated, strung
from dossier.world import countries, markets
from dossier.world.figures import figures, sanctions

TELLING = frozenset(
    {"destination", "offer_id", "plug", "mains", "certificates", "label_language", "quote_id", "confirmed_on"}
)
"""Columns of an order that say what goes where, or that it is confirmed."""


class Cleared(NamedTuple):
    """An order that may be written: its destination, what the check found, and the reason if it goes against the check."""

    destination: str | None
    line: Line = ()
    against: str = ""


def found_for(session: Session, connection: sqlite3.Connection, carried: read.Carried, iso2: str) -> list[Finding]:
    """Return what comes of comparing what is carried with a destination."""
    facts = facts_about_country(connection, iso2)
    place = markets.place(iso2, session.own_marks(), overlaid(figures(iso2), facts), own_marks(facts))
    day = carried.leaves_on or session.today
    return judge.findings(carried.goods, kinds_of(carried), place, markets.plug, markets.language_code, day)


def kinds_of(carried: read.Carried) -> frozenset[str]:
    """Return the kinds of goods that an order's category and name say."""
    return judge.kinds_of(f"{carried.goods.category} {carried.goods.name}", markets.kinds())


def cleared(
    session: Session, connection: sqlite3.Connection, deal_id: int, values: Mapping[str, Any], override: str | None
) -> Cleared:
    """Return what is to be written of an order's destination.

    A client that sells in several markets is asked for it on a terminal; without one, and for goods that do not fit
    their destination, it raises RefusedError (exit 6) unless `override` gives the reason.
    """
    carried = read.carried(connection, deal_id, values)
    iso2 = carried.destination
    if iso2 is None and len(carried.markets) > 1 and not override:
        iso2 = _asked(session, carried)
    if iso2 is None and len(carried.markets) <= 1:
        iso2 = read.deal_market(connection, deal_id)
    if iso2 is None:
        return Cleared(None, (), _("destination not known") if len(carried.markets) > 1 else "")
    named = sanctions(iso2)
    if not carried.goods.is_known:
        return Cleared(iso2, check_line(countries.name(iso2), (), markets.language_name, named) if named else ())
    found = found_for(session, connection, carried, iso2)
    wrong = mismatch_words(found, markets.language_name)
    if wrong and not override:
        raise RefusedError(
            _("This does not fit {place}: {what}.").format(place=countries.name(iso2), what=wrong),
            _('Correct the order (offer, plug, certificates, label), or go on with --override "why".'),
        )
    return Cleared(iso2, check_line(countries.name(iso2), found, markets.language_name, named), wrong)


def question(carried: read.Carried) -> str:
    """Return the question which of a client's markets is meant."""
    names = enumerated(map(countries.name, carried.markets))
    words = _("{client} sells in {markets}: which market is this order for?")
    return words.format(client=carried.client, markets=names)


def _asked(session: Session, carried: read.Carried) -> str:
    if session.asker is None:
        raise RefusedError(
            question(carried),
            _('Add --destination "{first}" …, or --override "why".').format(first=countries.name(carried.markets[0])),
        )
    return until(session.asker, question(carried), countries.read, countries.name(carried.markets[0]))


def with_reason(
    values: dict[str, Any], allowed: Cleared, override: str | None, before: str | None = None
) -> dict[str, Any]:
    """Return the columns to write: the destination that was settled, and in the note why the check was overridden."""
    found = values | ({"destination": allowed.destination} if allowed.destination else {})
    if allowed.against and override:
        why = _("{what}: {why}").format(what=allowed.against, why=override)
        note = values.get("note") or before
        found["note"] = "; ".join(part for part in (note, why) if part)
    return found


def log_reason(tx: Any, deal_id: int, name: str, allowed: Cleared, override: str | None) -> None:
    """Keep in the log of the deal that an order was written against the check, and why."""
    if not (allowed.against and override):
        return
    from dossier.records.proposals import LogTouch
    from dossier.write.contact.touch import log

    words = _("{order} goes on although: {what}. Reason: {why}")
    text = words.format(order=name, what=allowed.against, why=override)
    log(tx, Ref("d", deal_id), LogTouch(text, "note", "both", tx.today, tx.now), None)


def order_lines(
    session: Session, connection: sqlite3.Connection, orders: Iterable[Order], *, only_wrong: bool
) -> list[Line]:
    """Return the check of each order that has not been shipped on a line, or only of those that do not fit well."""
    found = []
    for order in orders:
        if not order.is_to_ship:
            continue
        carried = read.carried(connection, order.deal_id, order._asdict())
        iso2 = carried.destination or read.deal_market(connection, carried.deal_id)
        named = sanctions(iso2) if iso2 is not None else None
        if iso2 is None or not (carried.goods.is_known or named):
            continue
        checked = found_for(session, connection, carried, iso2) if carried.goods.is_known else []
        bad = {MISMATCH, PARTLY, EXPIRES} & {each.state for each in checked if each.topic != WANTED}
        if only_wrong and not (bad or named):
            continue
        check = check_line(countries.name(iso2), checked, markets.language_name, named)
        found.append(joined((line(Piece(order.number or f"s{order.id}", "strong")), check)))
    return found


def warning(session: Session, connection: sqlite3.Connection, deal_id: int, lines: Iterable[Mapping[str, Any]]) -> str:
    """Return what of a quotation's goods does not fit the deal's market, or that the market is to be asked, as a sentence."""
    carried = read.carried(connection, deal_id, {})
    iso2 = read.deal_market(connection, deal_id)
    if iso2 is None and len(carried.markets) > 1:
        return question(carried)
    wrong = [
        text
        for each in lines
        if iso2 is not None
        and (
            text := _wrong_line(
                session, connection, read.carried(connection, deal_id, {"offer_id": each.get("offer_id")}), each, iso2
            )
        )
    ]
    if not wrong or iso2 is None:
        return ""
    words = _("Careful, this does not fit {place}: {what}.")
    return words.format(place=countries.name(iso2), what=strung(dict.fromkeys(wrong)))


def _wrong_line(
    session: Session, connection: sqlite3.Connection, carried: read.Carried, each: Mapping[str, Any], iso2: str
) -> str:
    if each.get("offer_id") is None:
        return ""
    return mismatch_words(found_for(session, connection, carried, iso2), markets.language_name)


def plug_and_mains(session: Session, connection: sqlite3.Connection, deal_id: int, offer_id: int, iso2: str) -> str:
    """Return what of an offer's plug and mains does not fit a country, in words, or nothing; papers can still be had."""
    found = found_for(session, connection, read.carried(connection, deal_id, {"offer_id": offer_id}), iso2)
    return mismatch_words([each for each in found if each.topic in {PLUG, MAINS}], markets.language_name)


def quote_warning(session: Session, connection: sqlite3.Connection, quote_id: int) -> str:
    """Return the same of a quotation in the book."""
    deal_id = deal_of(connection, quote_id)
    return warning(session, connection, deal_id, read.quote_lines(connection, quote_id)) if deal_id is not None else ""
