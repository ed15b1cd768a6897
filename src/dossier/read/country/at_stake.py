"""What we have at stake by country: orders to ship, deals in talk, clients who matter."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache

from dossier.read.closed import CLOSED
from dossier.read.rows import all_of, listed
from dossier.records.country.closures import Concern, Faithful, OpenOrder

ORDERS_AT_MOST = 500
DEALS_AT_MOST = 2000
CLIENTS_AT_MOST = 200
"""Rows read of a kind: a morning costs the same in any book; of a country's clients the newest are looked at."""

BIG_STARS = ("4", "5")
CLOSE = ("friend", "tells", "chats")
"""Stars and closeness from which a client's holiday is worth a line even while nothing is being negotiated."""

_ORDERS = """SELECT 's' || s.id AS ref, COALESCE(s.number, d.title) AS number, COALESCE(o.name, c.name, '') AS client,
    COALESCE(s.destination, d.market, o.country, c.country) AS country, s.ship_by, CAST({making} AS INTEGER) AS making
    FROM orders s JOIN deal d ON d.id = s.deal_id LEFT JOIN company o ON o.id = d.company_id LEFT JOIN contact c ON c.id = d.contact_id
    WHERE s.shipped_on IS NULL AND s.cancelled_on IS NULL ORDER BY s.ship_by LIMIT :most"""
_DEALS = """WITH RECURSIVE kind(code) AS (SELECT MIN(x.stage) FROM deal x UNION ALL
    SELECT (SELECT MIN(x.stage) FROM deal x WHERE x.stage > kind.code) FROM kind WHERE kind.code IS NOT NULL)
    SELECT COALESCE(d.market, (SELECT country FROM company WHERE id = d.company_id),
        (SELECT country FROM contact WHERE id = d.contact_id)) AS country FROM kind CROSS JOIN deal d ON d.stage = kind.code
    WHERE kind.code NOT IN {closed} LIMIT :most"""
"""Deals of every stage that is not a closed one, the user's own stages too, each found by the index of stages."""

_NOW = """(SELECT value FROM fact WHERE subject_kind = '{kind}' AND subject_id = x.id AND key = '{key}'
    ORDER BY noted_on DESC, id DESC LIMIT 1)"""
_KEEPS = """ AND COALESCE((SELECT CASE state WHEN 'known' THEN value WHEN 'none' THEN 'none' END FROM fact
    WHERE subject_kind = 'contact' AND subject_id = x.id AND key = 'contact.religion'
    ORDER BY noted_on DESC, id DESC LIMIT 1), '') IN {faiths}"""
_VALUED = """SELECT EXISTS (SELECT 1 FROM (SELECT id FROM {table} WHERE country = :country ORDER BY id DESC LIMIT :most) x
    WHERE {now} IN {values}{also})"""
ORDERS = _ORDERS.format(making=_NOW.format(kind="company", key="terms.production_days").replace("x.id", "d.company_id"))
FAITHFUL = """SELECT c.id AS contact_id, c.name, COALESCE(c.country, o.country) AS country, f.value AS faith
    FROM fact f JOIN contact c ON c.id = f.subject_id LEFT JOIN company o ON o.id = c.company_id
    WHERE f.key = 'contact.religion' AND f.value = :faith AND f.state || '' = 'known' AND f.id = (SELECT g.id FROM fact g
        WHERE g.subject_kind = 'contact' AND g.subject_id = c.id AND g.key = 'contact.religion'
        ORDER BY g.noted_on DESC, g.id DESC LIMIT 1)
    ORDER BY f.id DESC LIMIT :most"""
"""Clients of whom a religion is noted, by the index of facts, the newest first."""


def faithful(connection: sqlite3.Connection, faiths: Iterable[str]) -> tuple[Faithful, ...]:
    """Return the clients of these religions, of each at most CLIENTS_AT_MOST."""
    found = (all_of(connection, Faithful, FAITHFUL, {"faith": faith, "most": CLIENTS_AT_MOST}) for faith in faiths)
    return tuple(each for rows in found for each in rows)


def by_country(connection: sqlite3.Connection, countries: Iterable[str] = ()) -> dict[str, Concern]:
    """Return what is open in each country, and of `countries` also those where somebody matters to us all the same."""
    orders: dict[str, list[OpenOrder]] = {}
    for order in all_of(connection, OpenOrder, ORDERS, {"most": ORDERS_AT_MOST}):
        if order.country:
            orders.setdefault(order.country, []).append(order)
    deals = Counter(row[0] for row in connection.execute(deals_sql(), {"most": DEALS_AT_MOST}) if row[0])
    found = {code: Concern(tuple(orders.get(code, ())), deals[code]) for code in {*orders, *deals}}
    for code in countries:
        if code not in found and is_valued(connection, code):
            found[code] = Concern(valued=True)
    return found


def is_valued(connection: sqlite3.Connection, country: str, faiths: Collection[str] = ()) -> bool:
    """Tell whether one of a country's newest clients has many stars or is close to us.

    With `faiths` a person counts only if one of these is her religion, or none is noted of her.
    """
    values = {"country": country, "most": CLIENTS_AT_MOST}
    questions = client_questions(tuple(sorted(faiths)))
    return any(connection.execute(sql, values).fetchone()[0] for sql in questions)


def deals_sql() -> str:
    """Return the question for the countries of open deals."""
    return _DEALS.format(closed=CLOSED)


@cache
def client_questions(faiths: tuple[str, ...] = ()) -> tuple[str, str]:
    """Return the questions whether a country has a big firm, or a person close to us."""
    star = _NOW.format(kind="company", key="company.star")
    close = _NOW.format(kind="contact", key="contact.closeness")
    keeps = _KEEPS.format(faiths=listed(("", *faiths))) if faiths else ""
    return (
        _VALUED.format(table="company", now=star, values=listed(BIG_STARS), also=""),
        _VALUED.format(table="contact", now=close, values=listed(CLOSE), also=keeps),
    )
