"""Questions about exchange rates: the nearest one at or before a day, how it went, and what is open in which money."""

import sqlite3
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from dossier.read.closed import CLOSED
from dossier.read.rows import all_of, one_of, select
from dossier.records.country.rates import Open, Rate, Worth, crossed, inverse, kept_rate
from dossier.values.when import later

FRESH_DAYS = 92
"""How old a rate may be, in days, and still stand for a day; an older one would compare with another time."""
OPEN_AT_MOST = 300

_RATE = select(Rate)
_AT = f"""{_RATE} WHERE currency = :currency AND base = :base AND on_date <= :day AND on_date >= :oldest
    ORDER BY on_date DESC, id DESC LIMIT 1"""
_NEWEST = """WITH RECURSIVE money(code) AS (SELECT MIN(currency) FROM rate UNION ALL
    SELECT (SELECT MIN(currency) FROM rate WHERE currency > code) FROM money WHERE code IS NOT NULL)
    SELECT MAX((SELECT MAX(on_date) FROM rate WHERE currency = code)) FROM money"""
_SERIES = f"""{_RATE} WHERE currency = :currency AND base = :base AND on_date BETWEEN :since AND :until
    ORDER BY on_date, id"""

_OF = {"deal": "d.id = :id", "company": "d.company_id = :id", "contact": "d.contact_id = :id", "all": ":id IS NULL"}
_ORDER = """SELECT 'order' AS kind, 's' || s.id AS ref, COALESCE(s.number, d.title) AS number, s.value, s.currency,
    s.confirmed_on AS since, s.payment, s.deposit_paid, s.balance_paid, s.received, NULL AS reckoned, d.id AS deal_id, d.company_id,
    d.contact_id, COALESCE(o.name, c.name, '') AS client, COALESCE(o.country, c.country) AS country
    FROM orders s JOIN deal d ON d.id = s.deal_id LEFT JOIN company o ON o.id = d.company_id
    LEFT JOIN contact c ON c.id = d.contact_id
    WHERE s.balance_paid{any} IS NULL AND s.cancelled_on IS NULL AND s.value IS NOT NULL AND s.currency IS NOT NULL
    AND d.stage NOT IN {closed}
    AND {of} ORDER BY s.balance_due, s.id LIMIT :limit"""
_QUOTE = """SELECT 'quotation' AS kind, 'q' || q.id AS ref, q.number, q.currency, q.sent_on AS since, q.payment,
    NULL AS deposit_paid, NULL AS received, d.id AS deal_id, d.company_id, d.contact_id, COALESCE(o.name, c.name, '') AS client,
    COALESCE(o.country, c.country) AS country, q.id AS quote_id, q.rate, q.rate_on, q.rate_pair
    FROM quote q JOIN deal d ON d.id = q.deal_id LEFT JOIN company o ON o.id = d.company_id
    LEFT JOIN contact c ON c.id = d.contact_id
    WHERE q.state{any} = '{state}' AND q.sent_on >= :year_ago AND q.currency IS NOT NULL
    AND (q.valid_until IS NULL OR q.valid_until >= :today) AND d.stage NOT IN {closed}
    AND {of}"""
_QUOTE = " UNION ALL ".join(_QUOTE.replace("{state}", state) for state in ("sent", "answered"))
_QUOTE += " ORDER BY since DESC, quote_id DESC LIMIT :limit"


def _asked_of(sql: str) -> dict[str, str]:
    """Return a question for one deal, firm or person, which no index of states or payments answers sooner, or for all."""
    return {of: sql.format(closed=CLOSED, of=where, any="" if of == "all" else " || ''") for of, where in _OF.items()}


_ORDERS, _QUOTES = _asked_of(_ORDER), _asked_of(_QUOTE)
_LINES = "SELECT quantity, price FROM quote_line WHERE quote_id = :id"


def latest(
    connection: sqlite3.Connection, currency: str, base: str, day: date, oldest: date | None = None
) -> Rate | None:
    """Return the newest rate at or before a day, none older than `oldest`."""
    values = {"currency": currency, "base": base, "day": day.isoformat(), "oldest": (oldest or date.min).isoformat()}
    return one_of(connection, Rate, _AT, values)


def newest(connection: sqlite3.Connection) -> date | None:
    """Return the day of the newest rate of all, or None without any; a step of the index for each currency."""
    day = connection.execute(_NEWEST).fetchone()[0]
    return date.fromisoformat(day) if day else None


def series(connection: sqlite3.Connection, currency: str, base: str, since: date, until: date) -> tuple[Rate, ...]:
    """Return the rates of a time, oldest first."""
    values = {"currency": currency, "base": base, "since": since.isoformat(), "until": until.isoformat()}
    return all_of(connection, Rate, _SERIES, values)


def pairs(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return every currency of which a rate is kept, with the money it is reckoned in."""
    rows = connection.execute("SELECT DISTINCT currency, base FROM rate ORDER BY currency, base")
    return [(row[0], row[1]) for row in rows]


class Rates:
    """The rates of a book for one command: asked once each, crossed through `base` where they are not kept directly."""

    def __init__(self, connection: sqlite3.Connection, base: str) -> None:
        self.connection = connection
        self.base = base
        self._known: dict[tuple[str, str, date], Worth | None] = {}
        self._kept: dict[tuple[str, str], bool] = {}

    def worth(self, currency: str, against: str, day: date) -> Worth | None:
        """Return what a unit of one money cost in another on a day, or None if no rate is near enough."""
        key = currency, against, day
        if key not in self._known:
            self._known[key] = self._direct(*key) or self._through(*key)
        return self._known[key]

    def _direct(self, currency: str, against: str, day: date) -> Worth | None:
        if currency == against:
            return Worth(currency, against, Decimal(1), day)
        oldest = later(day, -FRESH_DAYS)
        kept = self._latest(currency, against, day, oldest)
        other = self._latest(against, currency, day, oldest)
        if kept is not None and (other is None or other.on_date <= kept.on_date):
            return Worth(currency, against, kept.value, kept.on_date)
        return Worth(currency, against, inverse(other.value), other.on_date) if other is not None else None

    def _latest(self, currency: str, base: str, day: date, oldest: date) -> Rate | None:
        """Ask for a rate only of a pair that is kept at all: most pairs are not."""
        if (currency, base) not in self._kept:
            self._kept[currency, base] = latest(self.connection, currency, base, date.max) is not None
        return latest(self.connection, currency, base, day, oldest) if self._kept[currency, base] else None

    def _through(self, currency: str, against: str, day: date) -> Worth | None:
        if self.base in {currency, against}:
            return None
        one, other = self.worth(currency, self.base, day), self.worth(against, self.base, day)
        if one is None or other is None:
            return None
        return Worth(currency, against, crossed(one.value, other.value), *sorted((one.on, other.on)))


def open_sums(
    connection: sqlite3.Connection, today: date, of: Literal["deal", "company", "contact", "all"] = "all",
    number: int | None = None,
) -> list[Open]:  # fmt: skip
    """Return unpaid orders and quotations that still hold, of one deal, firm or person, or of all (at most 300 each)."""
    values: dict[str, object] = {
        "id": number, "today": today.isoformat(), "year_ago": (today - timedelta(days=365)).isoformat(),
        "limit": OPEN_AT_MOST,
    }  # fmt: skip
    found = list(all_of(connection, Open, _ORDERS[of], values))
    ordered = {each.deal_id for each in found}
    for row in connection.execute(_QUOTES[of], values).fetchall():
        total = _total(connection, row["quote_id"])
        if total is not None and row["deal_id"] not in ordered:
            given = {
                name: row[name]
                for name in Open._fields
                if name not in {"value", "since", "deposit_paid", "balance_paid", "received", "reckoned"}
            }
            since = date.fromisoformat(row["since"])
            found.append(Open(**given, value=total, since=since, deposit_paid=None, received=None, reckoned=_kept(row)))
    return found


def _kept(row: sqlite3.Row) -> Worth | None:
    rate = None if row["rate"] is None else Decimal(row["rate"])
    on = None if row["rate_on"] is None else date.fromisoformat(row["rate_on"])
    return kept_rate(rate, on, row["rate_pair"], row["currency"])


def _total(connection: sqlite3.Connection, quote_id: int) -> Decimal | None:
    rows = connection.execute(_LINES, {"id": quote_id}).fetchall()
    if not rows or any(row["quantity"] is None for row in rows):
        return None
    return sum((Decimal(row["quantity"]) * Decimal(row["price"]) for row in rows), Decimal(0))


def client_countries(connection: sqlite3.Connection) -> list[str]:
    """Return every country of a client, a market, a deal or an order."""
    sql = """SELECT country FROM company UNION SELECT country FROM contact UNION SELECT country FROM market
        UNION SELECT market FROM deal UNION SELECT destination FROM orders"""
    return [row[0] for row in connection.execute(sql) if row[0]]


def used_currencies(connection: sqlite3.Connection) -> list[str]:
    """Return every currency of a deal, a quotation, an order, an offer or a rate."""
    sql = """SELECT currency FROM deal UNION SELECT currency FROM quote UNION SELECT currency FROM orders
        UNION SELECT currency FROM offer UNION SELECT currency FROM rate UNION SELECT base FROM rate"""
    return [row[0] for row in connection.execute(sql) if row[0]]


def kept(connection: sqlite3.Connection) -> dict[tuple[str, str, date], Decimal]:
    """Return every rate that is kept, by currency, base and day."""
    rows = connection.execute("SELECT currency, base, on_date, value FROM rate")
    return {(row[0], row[1], date.fromisoformat(row[2])): Decimal(row[3]) for row in rows}
