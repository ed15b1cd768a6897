"""What the goods of a quotation or an order come to in their market, for our own eyes; the client's papers never have it."""

import sqlite3
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from dossier.advice.order.landed import Freight, Gate, Shipment, landed
from dossier.app.country.border import border_of
from dossier.app.session import Session
from dossier.read.country.duties import hs_codes
from dossier.read.country.rates import Rates
from dossier.read.dossier import facts_about_country
from dossier.records.country.landed import GoodsLine, Landed
from dossier.records.deal.deal import Deal
from dossier.records.deal.negotiation import Negotiation
from dossier.records.dossier import Dossier
from dossier.records.order.order import Order
from dossier.records.quotation.quotation import amount, at_break, items
from dossier.records.quotation.quote import Quote, QuoteLine
from dossier.render.country.border import Border
from dossier.render.country.landed import Around, section
from dossier.render.page import Section
from dossier.render.words import Setting
from dossier.values.money import rounded


class Reckoned(NamedTuple):
    """A landed cost with the border on which it rests."""

    landed: Landed
    border: Border
    ref: str

    def section(self, setting: Setting) -> Section:
        """Return it as a section of a page."""
        border = self.border
        note = border.notes.get("import_tax_pct", {})
        around = Around(
            border.rules, border.agreements, border.duties, border.title, note, border.valuation.sure, self.ref
        )
        return section(self.landed, around, setting)


def of_quotation(
    session: Session, connection: sqlite3.Connection, quote: Quote, lines: Sequence[QuoteLine],
    country: str | None, wanted: Decimal | None,
) -> Reckoned | None:  # fmt: skip
    """Return what a quotation's goods come to; None without a foreign market or without a quantity.

    Of an item with several prices the one counts that `wanted`, the deal's quantity, reaches, else the first.
    """
    codes = hs_codes(connection, quote.id)
    goods = []
    for item in items(lines):
        reached = at_break(item.lines, wanted) if wanted is not None and len(item.lines) > 1 else None
        line = reached or next((each for each in item.lines if each.quantity is not None), item.lines[0])
        count = wanted if reached is not None or line.quantity is None else line.quantity
        comes_to = amount(line._replace(quantity=count), quote.currency)
        if comes_to is None:
            return None
        goods.append(GoodsLine(item.name, count, line.unit, comes_to, codes.get(line.item)))
    return _reckoned(session, connection, quote.ref, country, quote.currency, quote.incoterm, goods, quote.freight)


def of_deal(
    session: Session, connection: sqlite3.Connection, deal: Deal, found: Negotiation, home: str | None
) -> Reckoned | None:
    """Return the same of a deal's newest quotation that stands, in its market or the client's country; None without one."""
    mine = [each for each in found.quotes if each.deal_id == deal.id and each.state not in {"replaced", "withdrawn"}]
    if not mine:
        return None
    quote = max(mine, key=lambda each: each.id)
    lines = [each for each in found.quote_lines if each.quote_id == quote.id]
    return of_quotation(session, connection, quote, lines, deal.market or home, deal.quantity)


def of_order(session: Session, connection: sqlite3.Connection, found: Dossier, order: Order) -> Reckoned | None:
    """Return what an order's goods come to in its destination; None without one, or while nothing is known of its value."""
    lines = [each for each in found.order_lines if each.order_id == order.id]
    codes = hs_codes(connection, order.quote_id, order.offer_id)
    goods = [
        GoodsLine(each.item, each.quantity, each.unit, each.quantity * each.price, codes.get(each.item, codes.get("")))
        for each in lines
        if each.quantity is not None and each.price is not None
    ]
    if (not goods or len(goods) < len(lines)) and order.value is not None:
        goods = [GoodsLine(found.deal.title if found.deal else "", None, None, order.value, codes.get(""))]
    quoted = next((each.freight for each in found.quotes if each.id == order.quote_id), None)
    return _reckoned(
        session, connection, order.ref, order.destination or found.country, order.currency, order.incoterm, goods,
        order.freight or quoted,
    )  # fmt: skip


def _reckoned(
    session: Session, connection: sqlite3.Connection, ref: str, country: str | None, currency: str | None, incoterm: str | None,
    goods: Iterable[GoodsLine], freight: str | None,
) -> Reckoned | None:  # fmt: skip
    goods = tuple(goods)
    if country is None or not goods or country == str(session.settings.get("me.country")):
        return None
    border = border_of(country, facts_about_country(connection, country), connection)
    shipment = Shipment(country, currency, incoterm, goods, _freight(session, connection, currency, freight))
    gate = Gate(border.figures, border.rules, border.duties, border.valuation)
    return Reckoned(landed(shipment, gate), border, ref)


def _freight(session: Session, connection: sqlite3.Connection, currency: str | None, noted: str | None) -> Freight:
    """Return a noted freight in the money of the goods: as it stands, or by the rate that is kept of today."""
    number, _space, money = (noted or "").partition(" ")
    if not number or money == currency:
        return Freight(Decimal(number) if number else None)
    said = f"{money} {number}".strip()
    worth = Rates(connection, session.settings.money()).worth(money, currency, session.today) if currency else None
    if worth is None:
        return Freight(None, said)
    return Freight(rounded(Decimal(number) * worth.value, currency), said, worth.value, worth.on)
