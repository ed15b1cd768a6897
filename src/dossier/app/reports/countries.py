"""The report on countries: who sits there, what goes there at what price, and what the products of a market have in common."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from dossier.advice.company import markets as judge
from dossier.advice.company.match_table import MatchTable, read_table
from dossier.app.answer import Answer
from dossier.app.reports.asked import Asked, reading
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read.facts_now import facts_now
from dossier.read.reports import countries as read
from dossier.records.company.firm import Market
from dossier.records.company.market_time import running
from dossier.records.company.products import ClientProduct
from dossier.records.known import is_from_others
from dossier.records.listing import Listing
from dossier.records.reports.countries import CountryLine, MarketOrder, SoldLine
from dossier.render.reports.countries import countries_page, price_cell, shared_cell
from dossier.render.reports.figures import cell

COLUMNS = CountryLine._fields


class Found(NamedTuple):
    """What the book holds, by country: None where none is noted."""

    clients: Mapping[str | None, int]
    open_deals: Mapping[str | None, int]
    orders: Mapping[str | None, list[MarketOrder]]
    lines: Mapping[str | None, list[SoldLine]]
    products: Mapping[str | None, list[ClientProduct]]
    marks: Mapping[str | None, Mapping[int, set[str]]]


def countries(session: Session, asked: Asked) -> Answer:
    """Return the report on deals opened and orders confirmed within the period; sharing leaves out money and what others told."""
    table = read_table(session.places.data / "match.toml")
    with reading(session, asked) as connection:
        found = _found(session, connection, asked)
    codes = {code for part in (found.clients, found.open_deals, found.orders, found.products) for code in part}
    rows = sorted((_line(code, found, table, share=asked.share) for code in codes), key=_place)
    cells = tuple(
        (
            *map(cell, each[:-2]),
            "; ".join(map(price_cell, each.prices)) or None,
            "; ".join(map(shared_cell, each.shared)) or None,
        )
        for each in rows
    )

    return Answer(
        page=lambda: countries_page(rows, asked.period, session.setting(share=asked.share)),
        shape=lambda: rows,
        table=lambda: Listing("countries", COLUMNS, cells, len(cells)),
        notes=()
        if rows
        else (asked.nothing(_("No client is in the book yet: dossier add company NAME --country DE")),),
        empty=not rows,
    )


def _found(session: Session, connection: sqlite3.Connection, asked: Asked) -> Found:
    deals = [each for each in read.deals(connection) if each.opened_on in asked.period]
    orders = {each.id: each for each in read.orders(connection) if each.confirmed_on in asked.period}
    by_country: dict[str | None, list[MarketOrder]] = defaultdict(list)
    for each in orders.values():
        by_country[each.country].append(each)
    lines: dict[str | None, list[SoldLine]] = defaultdict(list)
    for line in read.lines(connection):
        if line.order_id in orders:
            lines[orders[line.order_id].country].append(line)
    sold = _sold(session, connection, share=asked.share)
    products: dict[str | None, list[ClientProduct]] = defaultdict(list)
    for firm, product in read.products(connection):
        if not (asked.share and is_from_others(product)):
            for country in sold.get(firm, ()):
                products[country].append(product)
    counted: dict[str | None, int] = defaultdict(int)
    for deal in deals:
        counted[deal.country] += 1
    return Found(
        read.clients(connection), counted, by_country, lines, products, _marks(connection, sold, share=asked.share)
    )


def _sold(session: Session, connection: sqlite3.Connection, *, share: bool) -> Mapping[int, Iterable[str]]:
    """Return where each firm sells today, as noted, else the country in which it sits."""
    noted: dict[int, list[Market]] = defaultdict(list)
    for firm, market in read.markets(connection):
        if not (share and is_from_others(market)):
            noted[firm].append(market)
    named = {firm: running(each, session.today) for firm, each in noted.items()}
    seats = {firm: (country,) for firm, country in read.seats(connection).items()}
    return seats | {firm: where for firm, where in named.items() if where}


def _marks(
    connection: sqlite3.Connection, sold: Mapping[int, Iterable[str]], *, share: bool
) -> Mapping[str | None, Mapping[int, set[str]]]:
    """Return by country which marks each client needs, as noted of the firm or asked for with a deal."""
    asked: dict[int, set[str]] = defaultdict(set)
    for firm, known in facts_now(connection, "company.certificates").items():
        if not (known.is_guess or (share and known.from_others)):
            asked[firm].update(known.items)
    for firm, text in read.marks_asked(connection):
        asked[firm].update(text.split("\n"))
    found: dict[str | None, dict[int, set[str]]] = defaultdict(dict)
    for firm, marks in asked.items():
        for country in sold.get(firm, ()):
            found[country][firm] = marks
    return found


def _line(code: str | None, found: Found, table: MatchTable, *, share: bool) -> CountryLine:
    orders, products = found.orders.get(code, []), found.products.get(code, [])
    value: dict[str, Decimal] = defaultdict(Decimal)
    for each in orders if not share else ():
        if each.value is not None and each.currency:
            value[each.currency] += each.value
    numbered = {each.id: each for each in orders}
    shared = (*judge.in_common(products, table), *judge.of_needs(found.marks.get(code, {})), *judge.of_goods(orders))
    return CountryLine(
        code, found.clients.get(code, 0), found.open_deals.get(code, 0), len(orders), dict(sorted(value.items())),
        max((each.confirmed_on for each in orders), default=None), len(products),
        () if share else judge.prices(found.lines.get(code, ()), numbered, table), shared,
    )  # fmt: skip


def _place(each: CountryLine) -> tuple[bool, int, int, int, str]:
    return each.country is None, -each.orders, -each.open_deals, -each.clients, each.country or ""
