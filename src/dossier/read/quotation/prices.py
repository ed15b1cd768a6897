"""Questions about the prices of an article: every line of a quotation that went out and of an order that names it."""

import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dossier.read.closed import CLOSED
from dossier.read.country.destination import markets, offer_named
from dossier.records.quotation.prices import ArticlePrice

_CLIENT = """d.company_id, d.contact_id, COALESCE(o.name, c.name, d.title) AS client,
    COALESCE(d.market, o.country, c.country) AS market"""
_JOINED = "JOIN deal d ON d.id = {of}.deal_id LEFT JOIN company o ON o.id = d.company_id LEFT JOIN contact c ON c.id = d.contact_id"
_NAMED = """SELECT id FROM {table} WHERE item COLLATE NOCASE >= :name AND item COLLATE NOCASE < :name || char(1114111)
    UNION SELECT id FROM {table} WHERE item COLLATE NOCASE >= :code AND item COLLATE NOCASE < :code || char(1114111)
    ORDER BY id DESC LIMIT :limit"""
_QUOTED = f"""SELECT 'q' || q.id AS ref, q.number, {_CLIENT}, n.item, n.quantity, n.unit, n.price, q.currency, q.incoterm,
    q.place, COALESCE(q.sent_on, q.created_on) AS on_date, q.state, n.offer_id,
    CASE q.state WHEN 'accepted' THEN COALESCE(q.answered_on, q.sent_on, q.created_on) >= :year_ago
        WHEN 'sent' THEN d.stage NOT IN {CLOSED} AND COALESCE(q.valid_until >= :today, q.sent_on >= :year_ago)
        WHEN 'answered' THEN d.stage NOT IN {CLOSED} AND COALESCE(q.valid_until >= :today, q.sent_on >= :year_ago)
        ELSE 0 END AS lives
    FROM quote_line n JOIN quote q ON q.id = n.quote_id {_JOINED.format(of="q")}
    WHERE n.id IN ({{which}}) AND q.state <> 'draft' AND NOT EXISTS (SELECT 1 FROM orders s WHERE s.quote_id = q.id
        AND s.cancelled_on IS NULL AND EXISTS (SELECT 1 FROM order_line m WHERE m.order_id = s.id))
    ORDER BY on_date DESC, n.id DESC"""  # noqa: S608
_ORDERED = f"""SELECT 's' || s.id AS ref, COALESCE(s.number, d.title) AS number, {_CLIENT}, m.item, m.quantity, m.unit, m.price,
    COALESCE(s.currency, q.currency) AS currency, COALESCE(s.incoterm, q.incoterm) AS incoterm,
    CASE WHEN s.incoterm IS NULL THEN q.place ELSE s.place END AS place, s.confirmed_on AS on_date, 'ordered' AS state,
    s.confirmed_on >= :year_ago AS lives,
    COALESCE((SELECT n.offer_id FROM quote_line n WHERE n.quote_id = s.quote_id AND n.item = m.item
        AND n.offer_id IS NOT NULL LIMIT 1), CASE WHEN (SELECT COUNT(*) FROM order_line e WHERE e.order_id = s.id) = 1
        THEN s.offer_id END) AS offer_id
    FROM order_line m JOIN orders s ON s.id = m.order_id LEFT JOIN quote q ON q.id = s.quote_id {_JOINED.format(of="s")}
    WHERE m.id IN ({_NAMED.format(table="order_line")}) AND m.price IS NOT NULL AND s.cancelled_on IS NULL
    ORDER BY on_date DESC, m.id DESC"""  # noqa: S608
_BY_OFFER = _QUOTED.format(which="SELECT id FROM quote_line WHERE offer_id = :offer ORDER BY id DESC LIMIT :limit")
_BY_NAME = _QUOTED.format(which=_NAMED.format(table="quote_line"))
_OF_DEAL = f"""SELECT {_CLIENT} FROM deal d LEFT JOIN company o ON o.id = d.company_id
    LEFT JOIN contact c ON c.id = d.contact_id WHERE d.id = :id"""  # noqa: S608
_BUY_FROM = "SELECT company_id FROM link WHERE other_id = :id AND kind = 'buys_from'"
_BOUGHT_FROM = "SELECT other_id FROM link WHERE company_id = :id AND kind = 'buys_from'"
AT_MOST = 200
"""Lines of each kind that are read, those noted last: of an article that is sold so often the older ones say little."""


def prices_of(connection: sqlite3.Connection, offer: int, today: date) -> tuple[ArticlePrice, ...]:
    """Return the prices of an offer that went out, the newest first; a quotation that became an order stands as the order."""
    named = connection.execute("SELECT name, code FROM offer WHERE id = :id", {"id": offer}).fetchone()
    if named is None:
        return ()
    asked = {
        "offer": offer, "name": named["name"], "code": named["code"] or named["name"], "today": today.isoformat(),
        "year_ago": (today - timedelta(days=365)).isoformat(), "limit": AT_MOST,
    }  # fmt: skip
    rows = connection.execute(_BY_OFFER, asked).fetchall()
    known: dict[str, int | None] = {}
    unnamed = (row for row in connection.execute(_BY_NAME, asked).fetchall() if row["offer_id"] is None)
    for row in (*unnamed, *connection.execute(_ORDERED, asked).fetchall()):
        meant = row["offer_id"]
        if meant is None:
            if row["item"] not in known:
                known[row["item"]] = offer_named(connection, row["item"])
            meant = known[row["item"]]
        if meant == offer:
            rows.append(row)
    sold_in = {each: markets(connection, each) for each in {row["company_id"] for row in rows}}
    found = [_price(row, sold_in[row["company_id"]]) for row in rows]
    return tuple(sorted(found, key=lambda each: each.on, reverse=True))


def asker(connection: sqlite3.Connection, deal: int) -> tuple[int | None, int | None, tuple[str, ...]]:
    """Return the firm and the person of a deal, and where its goods are sold."""
    row = connection.execute(_OF_DEAL, {"id": deal}).fetchone()
    return row["company_id"], row["contact_id"], _sold(row["market"], markets(connection, row["company_id"]))


def _sold(market: str | None, sold_in: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (market, *sold_in))))


def trading_with(connection: sqlite3.Connection, company: int | None) -> tuple[frozenset[int], frozenset[int]]:
    """Return the firms that buy from a firm, and those that it buys from."""
    return _ids(connection.execute(_BUY_FROM, {"id": company})), _ids(connection.execute(_BOUGHT_FROM, {"id": company}))


def _ids(rows: Iterable[Any]) -> frozenset[int]:
    return frozenset(row[0] for row in rows)


def _price(row: sqlite3.Row, sold_in: tuple[str, ...]) -> ArticlePrice:
    return ArticlePrice(
        row["ref"], row["number"], row["client"], row["company_id"], row["contact_id"],
        _sold(row["market"], sold_in), row["item"],
        None if row["quantity"] is None else Decimal(row["quantity"]), row["unit"], Decimal(row["price"]), row["currency"],
        row["incoterm"], row["place"], date.fromisoformat(row["on_date"]), row["state"], bool(row["lives"]),
    )  # fmt: skip
