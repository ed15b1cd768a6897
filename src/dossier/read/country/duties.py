"""The duties that the user looked up."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta

from dossier.read.rows import all_of, one_of, select
from dossier.records.agenda.agenda import Due
from dossier.records.country.border import STALE_DAYS, Duty, digits

_OF = f"{select(Duty)} WHERE u.country = :country ORDER BY u.code, u.on_date DESC, u.id DESC"


def duties_of(connection: sqlite3.Connection, iso2: str) -> tuple[Duty, ...]:
    """Return the duties of a country that count: of each code the one that was looked up last."""
    found: dict[str, Duty] = {}
    for each in all_of(connection, Duty, _OF, {"country": iso2}):
        found.setdefault(digits(each.code), each)
    return tuple(found.values())


def duty_of(connection: sqlite3.Connection, number: int) -> Duty | None:
    """Return one duty, or None if there is none of that id."""
    return one_of(connection, Duty, f"{select(Duty)} WHERE u.id = :id", {"id": number})


def newest(connection: sqlite3.Connection) -> dict[tuple[str, str], Duty]:
    """Return the duty that counts of each country and code, by both."""
    rows = all_of(connection, Duty, f"{select(Duty)} ORDER BY u.on_date, u.id")
    return {(each.country, digits(each.code)): each for each in rows}


_OLD = f"""{select(Duty)} WHERE u.on_date < :before AND u.country = :country AND u.id = (SELECT n.id FROM duty n
    WHERE n.country = u.country AND REPLACE(n.code, '.', '') = REPLACE(u.code, '.', '') ORDER BY n.on_date DESC, n.id DESC LIMIT 1)
    ORDER BY u.on_date, u.id"""  # noqa: S608  (columns of our own)


def stale_of(connection: sqlite3.Connection, iso2: str, today: date) -> tuple[Duty, ...]:
    """Return the duties of a country that count and are to be asked for again, the oldest first."""
    before = today - timedelta(days=STALE_DAYS)
    return all_of(connection, Duty, _OLD, {"country": iso2, "before": before.isoformat()})


_GOES = """SELECT u.country, d.id AS deal_id, d.company_id, d.contact_id FROM orders s
    JOIN deal d ON d.id = s.deal_id LEFT JOIN company o ON o.id = d.company_id LEFT JOIN contact c ON c.id = d.contact_id
    JOIN (SELECT DISTINCT country FROM duty WHERE on_date < :before) u
        ON u.country = COALESCE(s.destination, d.market, o.country, c.country)
    WHERE s.shipped_on IS NULL AND s.cancelled_on IS NULL ORDER BY u.country, s.id DESC"""


def stale_where_orders_go(connection: sqlite3.Connection, today: date) -> Iterator[Due]:
    """Yield the duties to ask for again in countries where an open order goes, each with the first such order's client."""
    values = {"before": (today - timedelta(days=STALE_DAYS)).isoformat()}
    if connection.execute("SELECT 1 FROM duty WHERE on_date < :before LIMIT 1", values).fetchone() is None:
        return  # nobody who has none pays for the orders
    first = {row["country"]: row for row in connection.execute(_GOES, values)}
    for row in first.values():
        for each in stale_of(connection, row["country"], today):
            yield Due(
                "duty", each.ref, today, f"{each.country} {each.code}", row["contact_id"], row["company_id"], row["deal_id"],
                each.on_date.isoformat(),
            )  # fmt: skip


_CODES = """SELECT n.item, n.offer_id FROM quote_line n WHERE n.quote_id = :id ORDER BY n.position"""


def hs_codes(connection: sqlite3.Connection, quote_id: int | None, offer_id: int | None = None) -> dict[str, str]:
    """Return the customs code of each item of a quotation by its offer; under "" that of the offer of an order, or the only one."""
    from dossier.read.country.destination import offer_named  # the morning asks for stale duties only

    rows = connection.execute(_CODES, {"id": quote_id}).fetchall() if quote_id is not None else ()
    offers = {row["item"]: row["offer_id"] or offer_named(connection, row["item"]) for row in rows}
    found = {item: code for item, number in offers.items() if (code := _code(connection, number))}
    alone = _code(connection, offer_id) or (found[next(iter(found))] if len(found) == 1 == len(offers) else None)
    return found | ({"": alone} if alone else {})


def _code(connection: sqlite3.Connection, offer_id: int | None) -> str | None:
    row = connection.execute("SELECT hs_code FROM offer WHERE id = :id", {"id": offer_id}).fetchone()
    return row[0] if row is not None else None
