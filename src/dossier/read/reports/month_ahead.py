"""How it stands today for the page of a month: what is owed both ways, what is next, and what waits for a decision."""

import sqlite3
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from dossier.read.agenda.agenda_orders import Span, of_orders
from dossier.read.closed import CLOSED
from dossier.read.reports.month import OF_DEAL, WHOSE
from dossier.read.rows import all_of, listed, made, select
from dossier.records.contact.person import FOUND_BY_US
from dossier.records.order.instalments import instalments
from dossier.records.order.order import Lot, Order
from dossier.records.order.owed import open_of
from dossier.records.reports.month import Decision, MonthRow, Owed, Owing

_ORDERS = f"orders s {OF_DEAL.format(row='s')}"
_UNPAID = """{what} WHERE s.balance_paid IS NULL AND s.cancelled_on IS NULL
    AND (d.stage <> 'lost' OR s.shipped_on IS NOT NULL)"""
_OPEN = _UNPAID.format(what=select(Order, _ORDERS, WHOSE, "d.title")) + " ORDER BY s.id"
_ITS_LOTS = _UNPAID.format(what=select(Lot, "lot b JOIN orders s ON s.id = b.order_id JOIN deal d ON d.id = s.deal_id"))
_WHO = """LEFT JOIN deal d ON d.id = {row}.deal_id LEFT JOIN contact c ON c.id = COALESCE({row}.contact_id, d.contact_id)
    LEFT JOIN company o ON o.id = COALESCE({row}.company_id, d.company_id, c.company_id)"""
_NO_MORE = "NULL AS until, NULL AS source, NULL AS told_by_id"
_PERSON = """COALESCE(o.name, c.name) AS client, COALESCE('o' || o.id, 'c' || c.id) AS client_ref,
    COALESCE(o.country, c.country) AS country"""
_PROMISES = f"""SELECT 'm' || m.id AS ref, {WHOSE}, m.due_on AS on_date, m.text, {_NO_MORE} FROM promise m
    {_WHO.format(row="m")} WHERE m.by = 'ours' AND m.state = 'open' AND (m.due_on IS NULL OR m.due_on <= :last)
    ORDER BY m.due_on IS NULL, m.due_on, m.id"""  # noqa: S608  (names of our own)
_SOURCE = """COALESCE((SELECT value FROM fact WHERE subject_kind = 'contact' AND subject_id = c.id AND key = 'contact.source'
    ORDER BY noted_on DESC, id DESC LIMIT 1), '')"""
_ANSWERS = f"""SELECT 'c' || c.id AS ref, {_PERSON}, substr(c.waiting_since, 1, 10) AS on_date, c.name AS text, {_NO_MORE}
    FROM contact c LEFT JOIN company o ON o.id = c.company_id WHERE c.waiting_since IS NOT NULL
    AND (c.last_touch_on IS NOT NULL OR {_SOURCE} NOT IN {listed(FOUND_BY_US)}) ORDER BY c.waiting_since"""  # noqa: S608
_VISITS = f"""SELECT 'v' || v.id AS ref, {_PERSON}, v.on_date, v.direction AS text, v.until, v.source, v.told_by_id
    FROM visit v JOIN contact c ON c.id = v.contact_id LEFT JOIN company o ON o.id = c.company_id
    WHERE v.on_date <= :last AND COALESCE(v.until, v.on_date) >= :first ORDER BY v.on_date, v.id"""  # noqa: S608
_EXPIRING = f"""SELECT 'q' || q.id AS ref, {WHOSE}, q.valid_until AS on_date, q.number AS text, {_NO_MORE}
    FROM quote q {OF_DEAL.format(row="q")} WHERE q.state = 'sent' AND q.valid_until BETWEEN :first AND :last
    AND d.stage <> 'lost' ORDER BY q.valid_until, q.id"""  # noqa: S608
_CLIENTS = f"""SELECT d.id, {WHOSE} FROM deal d LEFT JOIN company o ON o.id = d.company_id
    LEFT JOIN contact c ON c.id = d.contact_id WHERE d.id IN ({{numbers}})"""  # noqa: S608
_SETTLED = "('agreed', 'we_gave', 'they_gave')"
_SAID = """(SELECT n.{side} FROM round n WHERE n.deal_id = d.id AND n.topic = r.topic AND n.{side} IS NOT NULL
    ORDER BY n.on_date DESC, n.id DESC LIMIT 1)"""
_STUCK = f"""SELECT 'd' || d.id AS ref, COALESCE(o.name, c.name, d.title) AS client, r.topic,
    {_SAID.format(side="theirs")} AS theirs, {_SAID.format(side="ours")} AS ours, MIN(r.on_date) AS since, d.value,
    d.currency, d.title FROM round r {OF_DEAL.format(row="r")}
    WHERE r.outcome = 'stuck' AND d.stage NOT IN {CLOSED} AND NOT EXISTS (SELECT 1 FROM round n WHERE n.deal_id = r.deal_id
        AND n.topic = r.topic AND n.outcome IN {_SETTLED} AND (n.on_date, n.id) > (r.on_date, r.id))
    GROUP BY d.id, r.topic ORDER BY since, d.id"""  # noqa: S608
"""A topic is stuck since the first no that no agreement followed."""


def owed(connection: sqlite3.Connection, today: date, until: date) -> Owed:
    """Return what clients owe, share by share, and what we owe them, today and until a day."""
    parts, undated = _parts(connection, today)
    overdue = sorted((each for each in parts if each.days > 0), key=lambda each: (-each.days, each.ref))
    coming = sorted((each for each in parts if each.days <= 0 and each.due_on <= until),
                    key=lambda each: (each.due_on, each.ref))  # fmt: skip
    days = {"last": until.isoformat()}
    return Owed(
        tuple(overdue), _sums(overdue), tuple(coming), _sums(coming), undated,
        all_of(connection, MonthRow, _PROMISES, days), all_of(connection, MonthRow, _ANSWERS),
    )  # fmt: skip


def _parts(connection: sqlite3.Connection, today: date) -> tuple[list[Owing], dict[str, Decimal]]:
    """Return every part of money that is missing and has a day, and what has none, by currency."""
    lots: dict[int, list[Lot]] = {}
    for lot in all_of(connection, Lot, _ITS_LOTS):
        lots.setdefault(lot.order_id, []).append(lot)
    found, undated = list[Owing](), dict[str, Decimal]()
    rows = connection.execute(_OPEN).fetchall()
    for row, order in zip(rows, made(Order, rows), strict=True):
        whose = (row["client"], row["client_ref"], row["country"])
        text, at_most = order.number or row["title"], not open_of(order).is_known
        parts = instalments(order, lots.get(order.id, ()))
        for part in parts:
            if part.missing and part.due is None:
                undated[order.currency or ""] = undated.get(order.currency or "", Decimal(0)) + part.missing
            elif part.missing and part.due is not None:
                ref = part.lot.ref if part.lot is not None else order.ref
                found.append(Owing(ref, *whose, part.what, text, part.due, (today - part.due).days, part.missing,
                                   order.currency, at_most))  # fmt: skip
        if not parts:
            found += [
                Owing(order.ref, *whose, what, text, due, (today - due).days, None, order.currency, at_most)
                for what, due, paid in (("deposit", order.deposit_due, order.deposit_paid),
                                        ("balance", order.balance_due, order.balance_paid)) if due and not paid
            ]  # fmt: skip
    return found, undated


def _sums(parts: Iterable[Owing]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for each in parts:
        if each.missing is not None:
            found[each.currency or ""] = found.get(each.currency or "", Decimal(0)) + each.missing
    return found


def visits(connection: sqlite3.Connection, first: date, last: date) -> tuple[MonthRow, ...]:
    """Return the visits of these days, and those that go on."""
    return all_of(connection, MonthRow, _VISITS, _days(first, last))


def expiring(connection: sqlite3.Connection, first: date, last: date) -> tuple[MonthRow, ...]:
    """Return the quotations that nobody has answered and whose last day lies between these."""
    return all_of(connection, MonthRow, _EXPIRING, _days(first, last))


def to_ship(connection: sqlite3.Connection, today: date, last: date) -> tuple[MonthRow, ...]:
    """Return what is to leave until a day, what is late first."""
    due = of_orders(connection, today, Span(date.min, last), Span(date.min, last), off={"deposit", "balance"}).due
    numbers = ", ".join(str(each.deal_id) for each in due)
    rows = connection.execute(_CLIENTS.format(numbers=numbers))
    whose = {row["id"]: (row["client"], row["client_ref"], row["country"]) for row in rows}
    found = (MonthRow(each.ref, *whose[each.deal_id], each.due_on, each.text) for each in due if each.deal_id in whose)
    return tuple(sorted(found, key=lambda row: (row.on_date or date.max, row.ref)))


def stuck(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """Return the topics of open deals that are stuck, those that have been for longest first."""
    return tuple(
        Decision("stuck", row["ref"], row["client"], row["topic"], row["theirs"], row["ours"],
                 date.fromisoformat(row["since"]), Decimal(row["value"]) if row["value"] is not None else None,
                 row["currency"], row["title"])
        for row in connection.execute(_STUCK)
    )  # fmt: skip


def _days(first: date, last: date) -> dict[str, str]:
    return {"first": first.isoformat(), "last": last.isoformat()}
