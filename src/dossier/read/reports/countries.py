"""Countries as markets: who sits there, what goes there at what price, and what clients sell there; one pass by table."""

import sqlite3
from collections import Counter

from dossier.read.closed import CLOSED
from dossier.read.rows import all_of, select
from dossier.records.company.firm import Market
from dossier.records.company.products import ClientProduct
from dossier.records.reports.countries import MarketDeal, MarketOrder, SoldLine

_CLIENTS = """SELECT o.country, COUNT(*) FROM company o GROUP BY 1
    UNION ALL SELECT c.country, COUNT(*) FROM contact c WHERE c.company_id IS NULL GROUP BY 1"""
_HERE = "LEFT JOIN company o ON o.id = d.company_id LEFT JOIN contact c ON c.id = d.contact_id"
_DEALS = f"""SELECT d.id, COALESCE(d.market, o.country, c.country) AS country, d.opened_on FROM deal d {_HERE}
    WHERE d.stage NOT IN {CLOSED}"""  # noqa: S608  (names of our own)
_ORDERS = f"""SELECT s.id, COALESCE(s.destination, d.market, o.country, c.country) AS country, s.value, s.currency,
    s.confirmed_on, d.product, d.title, COALESCE(s.plug, a.plug) AS plug, COALESCE(s.certificates, a.certificates) AS certificates,
    s.payment
    FROM orders s JOIN deal d ON d.id = s.deal_id {_HERE} LEFT JOIN offer a ON a.id = s.offer_id
    WHERE s.cancelled_on IS NULL ORDER BY s.id"""  # noqa: S608  (names of our own)
_LINES = """SELECT s.id AS order_id, n.item, n.unit, n.price, s.currency, NULL AS payment
    FROM orders s JOIN order_line n ON n.order_id = s.id WHERE s.cancelled_on IS NULL AND n.price IS NOT NULL
    UNION ALL SELECT s.id, n.item, n.unit, n.price, q.currency, n.payment FROM orders s JOIN quote q ON q.id = s.quote_id
    JOIN quote_line n ON n.quote_id = q.id WHERE s.cancelled_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM order_line i WHERE i.order_id = s.id)"""
_PRODUCTS = select(ClientProduct, "client_product p", "p.company_id") + " ORDER BY p.id"
_MARKETS = select(Market, "market t", "t.company_id") + " ORDER BY t.id"
_MARKS = """SELECT d.company_id, x.value FROM fact x JOIN deal d ON d.id = x.subject_id
    WHERE x.subject_kind = 'deal' AND x.key = 'deal.certificates' AND x.state || '' = 'known' AND x.value IS NOT NULL
    AND x.told_by IS NULL AND x.source <> 'client'
    AND d.company_id IS NOT NULL ORDER BY x.id"""
_SEATS = """SELECT o.id, o.country FROM company o WHERE o.country IS NOT NULL AND o.id IN (
    SELECT company_id FROM client_product UNION SELECT x.subject_id FROM fact x WHERE x.key = 'company.certificates'
    UNION SELECT d.company_id FROM fact x JOIN deal d ON d.id = x.subject_id WHERE x.key = 'deal.certificates')"""


def clients(connection: sqlite3.Connection) -> Counter[str | None]:
    """Return how many clients sit in each country: firms, and people without one."""
    found: Counter[str | None] = Counter()
    for country, count in connection.execute(_CLIENTS):
        found[country] += count
    return found


def deals(connection: sqlite3.Connection) -> tuple[MarketDeal, ...]:
    """Return every open deal."""
    return all_of(connection, MarketDeal, _DEALS)


def orders(connection: sqlite3.Connection) -> tuple[MarketOrder, ...]:
    """Return every order that was not cancelled."""
    return all_of(connection, MarketOrder, _ORDERS)


def lines(connection: sqlite3.Connection) -> tuple[SoldLine, ...]:
    """Return the lines with a price of these orders; of one without lines those of its quotation."""
    return all_of(connection, SoldLine, _LINES)


def products(connection: sqlite3.Connection) -> list[tuple[int, ClientProduct]]:
    """Return every product of a client with the number of its firm."""
    firms = [row["company_id"] for row in connection.execute(_PRODUCTS)]
    return list(zip(firms, all_of(connection, ClientProduct, _PRODUCTS), strict=True))


def markets(connection: sqlite3.Connection) -> list[tuple[int, Market]]:
    """Return every market of a client with the number of its firm."""
    firms = [row["company_id"] for row in connection.execute(_MARKETS)]
    return list(zip(firms, all_of(connection, Market, _MARKETS), strict=True))


def marks_asked(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Return the marks that were asked for with a deal, with the number of its firm."""
    return [(row[0], row[1]) for row in connection.execute(_MARKS)]


def seats(connection: sqlite3.Connection) -> dict[int, str]:
    """Return the country of each firm of which products or marks are noted."""
    return {row[0]: row[1] for row in connection.execute(_SEATS)}
