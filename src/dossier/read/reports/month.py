"""What came and what moved between two days, each by the day on which it happened."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from dossier.read.find.kept import fact
from dossier.read.rows import all_of, listed, made, select
from dossier.records.contact.person import FOUND_BY_US
from dossier.records.deal.deal import CLOSED_STAGES, STAGES
from dossier.records.order.order import Lot, Order
from dossier.records.quotation.quotation import worth
from dossier.records.quotation.quote import Quote, QuoteLine
from dossier.records.reports.month import Came, Ended, MonthRow, Moved, Paper, StageCount, Tally
from dossier.values.money import rounded
from dossier.values.period import Period

WHOSE = """COALESCE(o.name, c.name, d.title) AS client, COALESCE('o' || o.id, 'c' || c.id, 'd' || d.id) AS client_ref,
    COALESCE(o.country, c.country) AS country"""
OF_DEAL = """JOIN deal d ON d.id = {row}.deal_id LEFT JOIN company o ON o.id = d.company_id
    LEFT JOIN contact c ON c.id = d.contact_id"""
_PERSON = """COALESCE(o.name, c.name) AS client, COALESCE('o' || o.id, 'c' || c.id) AS client_ref,
    COALESCE(o.country, c.country) AS country"""
_NO_MORE = "NULL AS until, NULL AS source, NULL AS told_by_id"
_SOURCE = fact("contact", "c.id", "contact.source")
_FIRST_OF_FIRM = """c.created_on BETWEEN :first AND :last
    AND NOT EXISTS (SELECT 1 FROM contact e WHERE e.company_id = c.company_id AND e.id < c.id)"""
"""A client is a firm, met through its first contact, or a person without one."""
_NEW = f"""SELECT 'c' || c.id AS ref, {_PERSON}, c.created_on AS on_date, c.name AS text, {_NO_MORE}, {_SOURCE} AS came_by
    FROM contact c LEFT JOIN company o ON o.id = c.company_id WHERE {_FIRST_OF_FIRM} ORDER BY c.id DESC"""  # noqa: S608
_HEARD = """EXISTS (SELECT 1 FROM log_entry l WHERE l.{column} = {row}.{number} AND l.on_date >= {row}.{day}
    AND l.direction IN ('out', 'both') AND l.channel <> 'note')"""
_ASKED = """EXISTS (SELECT 1 FROM change h WHERE h.table_name = 'contact' AND h.row_id = c.id AND h.before IS NULL
    AND REPLACE(h.after, '": ', '":') LIKE '%"waiting_since":"%')"""
"""Whether somebody waited for an answer when they came: the history knows it, for the answer takes it off the person."""
_INQUIRIES = f"""SELECT 'd' || d.id AS ref, {WHOSE}, d.opened_on AS on_date, d.title AS text, {_NO_MORE},
    {_HEARD.format(column="company_id", row="d", number="company_id", day="opened_on")}
        OR {_HEARD.format(column="contact_id", row="d", number="contact_id", day="opened_on")} AS heard
    FROM deal d LEFT JOIN company o ON o.id = d.company_id LEFT JOIN contact c ON c.id = d.contact_id
    WHERE d.opened_on BETWEEN :first AND :last
    UNION ALL SELECT 'c' || c.id, {_PERSON},
    c.created_on, c.name, {_NO_MORE}, {_HEARD.format(column="contact_id", row="c", number="id", day="created_on")}
    FROM contact c LEFT JOIN company o ON o.id = c.company_id WHERE {_FIRST_OF_FIRM}
    AND ({_ASKED} AND COALESCE({_SOURCE}, '') NOT IN {listed(FOUND_BY_US)} OR EXISTS (SELECT 1
        FROM log_entry l WHERE l.contact_id = c.id AND l.on_date BETWEEN :first AND :last
        AND l.direction = 'in' AND l.channel <> 'note'))
    AND NOT EXISTS (SELECT 1 FROM deal d WHERE d.contact_id = c.id AND d.opened_on BETWEEN :first AND :last)
    AND NOT EXISTS (SELECT 1 FROM deal d WHERE d.company_id = c.company_id AND d.opened_on BETWEEN :first AND :last)
    ORDER BY on_date"""  # noqa: S608  (names of our own)
_STAGES = """SELECT g.to_stage AS stage, COUNT(DISTINCT g.deal_id) AS deals FROM stage_change g JOIN deal d ON d.id = g.deal_id
    WHERE g.on_date BETWEEN :first AND :last AND g.from_stage IS NOT NULL GROUP BY g.to_stage"""
_ENDED = f"""SELECT 'd' || d.id AS ref, {WHOSE}, g.on_date, d.stage, d.title AS text, d.value, d.currency,
    COALESCE(g.cause, d.cause) AS cause, COALESCE(g.reason, d.reason) AS reason
    FROM stage_change g {OF_DEAL.format(row="g")}
    WHERE g.on_date BETWEEN :first AND :last AND d.stage IN {listed(CLOSED_STAGES)}
    AND g.id = (SELECT MAX(n.id) FROM stage_change n WHERE n.deal_id = d.id) ORDER BY g.on_date, d.id"""  # noqa: S608
_SENT = f"quote q {OF_DEAL.format(row='q')}"
_QUOTES = f"""{select(Quote, _SENT, WHOSE, "d.quantity AS ordered")} WHERE q.sent_on BETWEEN :first AND :last
    AND NOT EXISTS (SELECT 1 FROM quote n WHERE n.replaces_id = q.id AND n.sent_on BETWEEN :first AND :last)
    ORDER BY q.sent_on, q.id"""  # noqa: S608
_QUOTE_LINES = f"""{select(QuoteLine, "quote_line n JOIN quote q ON q.id = n.quote_id")}
    WHERE q.sent_on BETWEEN :first AND :last ORDER BY n.quote_id, n.position"""
_SAMPLES = f"""SELECT 'y' || y.id AS ref, {WHOSE}, y.sent_on AS on_date, y.kind AS text, {_NO_MORE}
    FROM proof y {OF_DEAL.format(row="y")} WHERE y.sent_on BETWEEN :first AND :last ORDER BY y.sent_on, y.id"""  # noqa: S608
_ORDERS = f"orders s {OF_DEAL.format(row='s')}"
_OF_ORDER = f"""SELECT 's' || s.id AS ref, {WHOSE}, s.{{day}} AS on_date, COALESCE(s.number, d.title) AS text, s.value,
    s.currency FROM {_ORDERS} WHERE s.{{day}} BETWEEN :first AND :last{{also}} ORDER BY s.{{day}}, s.id"""  # noqa: S608
_CONFIRMED = _OF_ORDER.format(day="confirmed_on", also=" AND s.cancelled_on IS NULL")
_CANCELLED = _OF_ORDER.format(day="cancelled_on", also="")
_SHIPPED = f"{select(Order, _ORDERS, WHOSE, 'd.title')} WHERE s.shipped_on BETWEEN :first AND :last ORDER BY s.shipped_on, s.id"
_LOTS = f"""{
    select(
        Lot,
        f"lot b JOIN orders s ON s.id = b.order_id {OF_DEAL.format(row='s')}",
        WHOSE,
        "COALESCE(s.number, d.title) AS text",
        "s.value",
        "s.currency",
        "s.quantity AS whole",
    )
}
    WHERE {{where}} ORDER BY b.shipped_on, b.id"""
_LOTS_SHIPPED = _LOTS.format(where="b.shipped_on BETWEEN :first AND :last")
_LOTTED = "SELECT order_id, quantity FROM lot WHERE order_id IN (SELECT id FROM orders WHERE shipped_on BETWEEN :first AND :last)"
_RECEIVED = f"""SELECT 'z' || z.id AS ref, {WHOSE}, z.on_date, COALESCE(s.number, d.title) AS text, z.amount AS value,
    z.currency FROM receipt z JOIN orders s ON s.id = z.order_id {OF_DEAL.format(row="s")}
    WHERE z.on_date BETWEEN :first AND :last ORDER BY z.on_date, z.id"""  # noqa: S608


class Span(NamedTuple):
    """Two days, as the questions take them."""

    first: str
    last: str

    @classmethod
    def of(cls, period: Period) -> "Span":
        """Return the days of a period that is open on no side."""
        return cls(str(period.start), str(period.end))


def came(connection: sqlite3.Connection, period: Period, before: Period) -> Came:
    """Return who came, and which inquiries were answered; what was told of them later counts as it is known now."""
    now, then = (Span.of(each)._asdict() for each in (period, before))
    fresh = connection.execute(_NEW, now).fetchall()
    rows, sources = tuple(made(MonthRow, fresh)), Counter(row["came_by"] or "" for row in fresh)
    asked = connection.execute(_INQUIRIES, now).fetchall()
    return Came(
        clients=len(rows), clients_before=_count(connection, _NEW, then),
        by_source=dict(sources.most_common()), by_country=dict(Counter(row.country or "" for row in rows).most_common()),
        rows=rows, inquiries=len(asked), inquiries_before=_count(connection, _INQUIRIES, then),
        answered=sum(bool(row["heard"]) for row in asked), without_deal=sum(row["ref"][0] == "c" for row in asked),
        unanswered=tuple(made(MonthRow, (row for row in asked if not row["heard"]))),
    )  # fmt: skip


def moved(connection: sqlite3.Connection, period: Period, before: Period) -> Moved:
    """Return what moved, with what money came."""
    now, then = (Span.of(each)._asdict() for each in (period, before))
    order = {each.code: at for at, each in enumerate(STAGES)}
    stages = sorted(
        all_of(connection, StageCount, _STAGES, now), key=lambda each: (order.get(each.stage, 99), each.stage)
    )
    return Moved(
        stages=tuple(stages),
        quotations=_tally(_quotations(connection, now), _quotations(connection, then)),
        samples=all_of(connection, MonthRow, _SAMPLES, now), samples_before=_count(connection, _SAMPLES, then),
        orders=_tally(*(all_of(connection, Paper, _CONFIRMED, days) for days in (now, then))),
        shipped=_tally(_shipped(connection, now), _shipped(connection, then)),
        cancelled=all_of(connection, Paper, _CANCELLED, now), ended=all_of(connection, Ended, _ENDED, now),
        received=_tally(*(all_of(connection, Paper, _RECEIVED, days) for days in (now, then))),
    )  # fmt: skip


def _count(connection: sqlite3.Connection, sql: str, days: dict[str, str]) -> int:
    return int(connection.execute(f"SELECT COUNT(*) FROM ({sql})", days).fetchone()[0])  # noqa: S608  (our own question)


def _quotations(connection: sqlite3.Connection, days: dict[str, str]) -> list[Paper]:
    lines: dict[int, list[QuoteLine]] = {}
    for each in all_of(connection, QuoteLine, _QUOTE_LINES, days):
        lines.setdefault(each.quote_id, []).append(each)
    rows = connection.execute(_QUOTES, days).fetchall()
    found = []
    for row, quote in zip(rows, made(Quote, rows), strict=True):
        ordered = Decimal(row["ordered"]) if row["ordered"] is not None else None
        value = worth(lines.get(quote.id, ()), quote.currency, ordered, quote.payment)
        if quote.sent_on is not None:
            found.append(Paper(quote.ref, *_whose(row), quote.sent_on, quote.number, value, quote.currency))
    return found


def _shipped(connection: sqlite3.Connection, days: dict[str, str]) -> list[Paper]:
    """Return what left: each lot by its share of the order's value, and of an order what is in no lot."""
    found = []
    rows = connection.execute(_LOTS_SHIPPED, days).fetchall()
    for row, lot in zip(rows, made(Lot, rows), strict=True):
        value, whole = (Decimal(row[name]) if row[name] is not None else None for name in ("value", "whole"))
        if lot.shipped_on is not None:
            share = _share(value, lot.quantity, whole, row["currency"])
            found.append(Paper(lot.ref, *_whose(row), lot.shipped_on, row["text"], share, row["currency"]))
    lotted: dict[int, Decimal] = {}
    for number, quantity in connection.execute(_LOTTED, days):
        lotted[number] = lotted.get(number, Decimal(0)) + Decimal(quantity)
    rows = connection.execute(_SHIPPED, days).fetchall()
    for row, order in zip(rows, made(Order, rows), strict=True):
        rest = (order.quantity or Decimal(0)) - lotted.get(order.id, Decimal(0))
        if (order.id in lotted and rest <= 0) or order.shipped_on is None:
            continue
        value = _share(order.value, rest, order.quantity, order.currency) if order.id in lotted else order.value
        found.append(
            Paper(order.ref, *_whose(row), order.shipped_on, order.number or row["title"], value, order.currency)
        )
    return found


def _whose(row: sqlite3.Row) -> tuple[str, str, str | None]:
    return row["client"], row["client_ref"], row["country"]


def _share(value: Decimal | None, part: Decimal, whole: Decimal | None, currency: str | None) -> Decimal | None:
    return None if value is None or not whole else rounded(value * part / whole, currency)


def _tally(now: Iterable[Paper], then: Iterable[Paper]) -> Tally:
    rows, before = tuple(now), tuple(then)
    sums, often = sums_of(rows), Counter(row.currency for row in rows)
    return Tally(
        len(rows), len(before), sums, sums_of(before), sum(row.value is None for row in rows),
        tuple(sorted(rows, key=lambda row: (-often[row.currency], row.currency or "", -(row.value or 0), row.ref))),
    )  # fmt: skip


def sums_of(rows: Iterable[Paper]) -> dict[str, Decimal]:
    """Return what papers come to, by currency; what has no value is in none of them."""
    found: dict[str, Decimal] = {}
    for row in rows:
        if row.value is not None:
            found[row.currency or ""] = found.get(row.currency or "", Decimal(0)) + row.value
    return found
