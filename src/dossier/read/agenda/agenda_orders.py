"""What orders are due for: goods to leave, lot by lot, and money to come, share by share, each by index and with a limit."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from dossier.i18n import _
from dossier.read.rows import all_of, select
from dossier.records.agenda.agenda import Due
from dossier.records.agenda.reminding import Thresholds
from dossier.records.order.instalments import Instalment, instalments
from dossier.records.order.order import Lot, Order
from dossier.values.day_words import day as said
from dossier.values.lead_time import lead_time_of
from dossier.values.money import shown
from dossier.values.payment import payment_of
from dossier.values.quantity import counted
from dossier.values.when import later

PAPERS_WITHIN = 31
"""Days after shipment in which papers are asked about; an order older than that was shipped before their day was noted."""
READ_AT_MOST = 300
"""Orders and lots read of a kind."""

_ORDERS = select(Order, "orders s JOIN deal d ON d.id = s.deal_id LEFT JOIN quote q ON q.id = s.quote_id",
                 "d.title, d.contact_id, d.company_id, q.lead_time")  # fmt: skip
_LOTS = select(Lot, "lot b JOIN orders s ON s.id = b.order_id JOIN deal d ON d.id = s.deal_id",
               "COALESCE(s.number, d.title) AS number, s.deal_id, d.contact_id, d.company_id")  # fmt: skip
TO_SHIP = f"""{_ORDERS} WHERE s.shipped_on IS NULL AND s.ship_by BETWEEN :since AND :until
    AND (NOT EXISTS (SELECT 1 FROM lot b WHERE b.order_id = s.id)
    OR CAST(s.quantity AS REAL) > (SELECT SUM(CAST(b.quantity AS REAL)) FROM lot b WHERE b.order_id = s.id))
    ORDER BY s.ship_by LIMIT :limit"""  # noqa: S608  (names of our own)
"""Orders of which something is in no lot."""
LOTS_TO_SHIP = f"""{_LOTS} WHERE b.shipped_on IS NULL AND b.ship_by BETWEEN :since AND :until
    ORDER BY b.ship_by LIMIT :limit"""
DEPOSITS = f"""{_ORDERS} WHERE s.deposit_paid IS NULL AND s.deposit_due BETWEEN :since AND :until
    ORDER BY s.deposit_due LIMIT :limit"""
BALANCES = f"""{_ORDERS} WHERE s.balance_paid IS NULL AND s.balance_due BETWEEN :since AND :until
    ORDER BY s.balance_due LIMIT :limit"""
BALANCES_OF_LOTS = f"""{_ORDERS} WHERE s.balance_paid IS NULL AND s.balance_due > :until AND EXISTS
    (SELECT 1 FROM lot b WHERE b.order_id = s.id AND b.balance_due BETWEEN :since AND :until)
    ORDER BY s.balance_due LIMIT :limit"""  # noqa: S608  (names of our own)
"""Orders whose last money is due later than that of one of their lots; only unpaid ones are looked at."""
_ITS_LOTS = f"{select(Lot)} WHERE b.order_id = :id"

ORDER_DAYS: dict[str, str] = {
    "departure": """SELECT 'departure' AS kind, 's' || s.id AS ref, s.etd AS due_on, COALESCE(s.number, d.title) AS text,
        d.contact_id, d.company_id, d.id AS deal_id, NULL AS detail FROM orders s JOIN deal d ON d.id = s.deal_id
        WHERE s.shipped_on IS NULL AND s.etd <= :today AND s.cancelled_on IS NULL
        AND (s.ship_by IS NULL OR s.ship_by > :today) ORDER BY s.etd LIMIT :limit""",
    "arrival": """SELECT CASE WHEN s.eta < :today THEN 'arrival_late' ELSE 'arrival' END AS kind, 's' || s.id AS ref,
        s.eta AS due_on, COALESCE(s.number, d.title) AS text, d.contact_id, d.company_id, d.id AS deal_id, NULL AS detail
        FROM orders s JOIN deal d ON d.id = s.deal_id
        WHERE s.delivered_on IS NULL AND s.eta <= :until AND s.cancelled_on IS NULL ORDER BY s.eta LIMIT :limit""",
    "documents": """SELECT 'documents' AS kind, 's' || s.id AS ref, s.shipped_on AS due_on,
        COALESCE(s.number, d.title) AS text, d.contact_id, d.company_id, d.id AS deal_id, s.payment AS detail
        FROM orders s JOIN deal d ON d.id = s.deal_id WHERE s.documents_sent IS NULL AND s.balance_paid IS NULL
        AND s.shipped_on BETWEEN :shipped_since AND :shipped AND s.cancelled_on IS NULL ORDER BY s.shipped_on DESC LIMIT :limit""",
}
"""The questions on the day of departure, on that of arrival, and on papers that should be out."""


class Span(NamedTuple):
    """From when until when days are asked for."""

    since: date
    until: date


class Found(NamedTuple):
    """What is due, and how many more rows there are that were not read."""

    due: list[Due]
    unread: int


def waited_for(rows: Iterable[Due], within: Thresholds) -> list[Due]:
    """Return the orders of which money waits for papers, each on the day when these should be out."""
    waits = (each for each in rows if payment_of(each.detail).waits_for_papers)
    return [each._replace(due_on=later(each.due_on, within.documents), detail=None) for each in waits]


def of_orders(
    connection: sqlite3.Connection, today: date, goods: Span, money: Span, *, off: Collection[str] = ()
) -> Found:
    """Return shipments and money that are due within the two spans; `off` names kinds not asked."""
    found: list[Due] = []
    unread = 0
    for kind, sql, span in (
        ("ship_by", TO_SHIP, goods), ("ship_by", LOTS_TO_SHIP, goods), ("deposit", DEPOSITS, money),
        ("balance", BALANCES, money), ("balance", BALANCES_OF_LOTS, money),
    ):  # fmt: skip
        if kind in off:
            continue
        values = {"since": span.since.isoformat(), "until": span.until.isoformat(), "limit": READ_AT_MOST + 1}
        rows = connection.execute(sql, values).fetchall()
        if len(rows) > READ_AT_MOST:
            counted = connection.execute(f"SELECT COUNT(*) FROM ({sql})", values | {"limit": -1}).fetchone()  # noqa: S608
            unread += int(counted[0]) - READ_AT_MOST
        if sql is LOTS_TO_SHIP:
            found += [_lot(row) for row in rows[:READ_AT_MOST]]
            continue
        orders = all_of(connection, Order, sql, values)[:READ_AT_MOST]
        for row, order in zip(rows, orders, strict=False):
            found += _due(connection, kind, row, order, span, today)
    return Found(found, unread)


def _lot(row: sqlite3.Row) -> Due:
    text = f"{row['number']}, {counted(Decimal(row['quantity']), row['unit'])}"
    day = date.fromisoformat(row["ship_by"])
    return Due("ship_by", f"b{row['id']}", day, text, row["contact_id"], row["company_id"], row["deal_id"])


def _due(
    connection: sqlite3.Connection, kind: str, row: sqlite3.Row, order: Order, span: Span, today: date
) -> Iterator[Due]:
    text = order.number or row["title"]
    whose = (row["contact_id"], row["company_id"], order.deal_id)
    if kind == "ship_by":
        if order.ship_by is not None:
            rest = order.quantity - (order.shipped_quantity or 0) if order.quantity is not None else None
            still = f", {counted(rest, None)}" if rest is not None and order.shipped_quantity else ""
            yield Due(kind, order.ref, order.ship_by, text + still, *whose)
        return
    parts = instalments(order, all_of(connection, Lot, _ITS_LOTS, {"id": order.id}))
    if not parts:
        day = order.deposit_due if kind == "deposit" else order.balance_due
        if day is not None:
            yield Due(kind, order.ref, day, text, *whose)
        return
    for part in parts:
        if part.what == kind and part.missing and part.due is not None and span.since <= part.due <= span.until:
            yield _money(part, order, text, whose, _moved(part, order, row["lead_time"], today))


def _moved(part: Instalment, order: Order, lead_time: str | None, today: date) -> str:
    """Return to which day a deposit that is late has moved the shipment, if it comes today."""
    lead = lead_time_of(lead_time)
    if part.what != "deposit" or part.due is None or part.due >= today or lead is None or not lead.after_deposit:
        return ""
    day = today + timedelta(days=lead.days)
    if order.ship_by is None or day <= order.ship_by:
        return ""
    return _("the shipment moves from {ship_by} to {day} at the earliest").format(
        ship_by=said(order.ship_by, today), day=said(day, today)
    )


def _money(part: Instalment, order: Order, text: str, whose: tuple[int | None, int | None, int], moved: str) -> Due:
    """Return a share that is due: what is missing of it, that some of it came, and what waits for it."""
    words = shown(part.missing, order.currency)
    if part.missing < part.amount:
        words = _("{missing} of {whole}").format(missing=words, whole=shown(part.amount, order.currency))
    if moved:
        words = _("{missing}; {moved}").format(missing=words, moved=moved)
    if part.lot is not None:
        text = f"{text}, {counted(part.lot.quantity, part.lot.unit)}"
    ref = part.lot.ref if part.lot is not None else order.ref
    return Due(part.what, ref, part.due or date.max, text, *whose, words)
