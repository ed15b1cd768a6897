"""What the book holds of some days with one firm: a question for each table, each by the firm's index."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from dossier.read.reports.workload import Talk
from dossier.read.rows import all_of, select
from dossier.records.order.order import Lot, Order
from dossier.records.reports.year import Book, Complaint, Due

_ORDERS = f"{select(Order)} JOIN deal d ON d.id = s.deal_id WHERE d.company_id = :id ORDER BY s.confirmed_on, s.id"
_LOTS = f"""{select(Lot)} JOIN orders s ON s.id = b.order_id JOIN deal d ON d.id = s.deal_id
    WHERE d.company_id = :id ORDER BY b.id"""
_PROMISES = """SELECT id, by, due_on, state, closed_on FROM promise
    WHERE company_id = :id AND due_on BETWEEN :first AND :last ORDER BY due_on, id"""
_TALK = """SELECT on_date, at, COALESCE(contact_id, -company_id), direction, channel FROM log_entry
    WHERE company_id = :id AND on_date BETWEEN :first AND :last AND (channel <> 'note' OR direction <> 'both')
    ORDER BY on_date, id"""
_COMPLAINTS = """SELECT 'cp' || k.id, k.on_date, k.text, CASE WHEN k.closed_on IS NOT NULL THEN k.remedy END, k.closed_on
    FROM complaint k LEFT JOIN contact c ON c.id = k.contact_id WHERE (k.company_id = :id OR c.company_id = :id)
    AND k.on_date BETWEEN :first AND :last ORDER BY k.on_date, k.id"""
_CHANGED = """SELECT h.before, h.after FROM change h JOIN operation p ON p.id = h.operation_id
    WHERE h.table_name = :table AND h.row_id = :id AND h.before IS NOT NULL AND h.after IS NOT NULL AND p.undone_at IS NULL"""


def book(connection: sqlite3.Connection, company: int, first: date, last: date) -> Book:
    """Return what the book holds of some days with a firm."""
    values = {"id": company, "first": first.isoformat(), "last": last.isoformat()}
    orders, lots = all_of(connection, Order, _ORDERS, values), all_of(connection, Lot, _LOTS, values)
    moved = frozenset((*_moved(connection, "orders", orders), *_moved(connection, "lot", lots)))
    promises = all_of(connection, Due, _PROMISES, values)
    return Book(orders, lots, moved, promises, complaints(connection, company, first, last))


def complaints(connection: sqlite3.Connection, company: int, first: date, last: date) -> tuple[Complaint, ...]:
    """Return the complaints of a firm and its people that came in some days, with the day and the remedy of those that ended."""
    rows = connection.execute(_COMPLAINTS, {"id": company, "first": first.isoformat(), "last": last.isoformat()})
    return tuple(
        Complaint(ref, date.fromisoformat(day), text, ended, date.fromisoformat(closed) if closed else None)
        for ref, day, text, ended, closed in rows
    )


def talk(connection: sqlite3.Connection, company: int, first: date, last: date) -> Iterable[Talk]:
    """Return every touch with a firm's people, as answers are looked for."""
    values = {"id": company, "first": first.isoformat(), "last": last.isoformat()}
    return [tuple(each) for each in connection.execute(_TALK, values)]


def _moved(connection: sqlite3.Connection, table: str, rows: Iterable[Order | Lot]) -> list[str]:
    """Return the refs of those whose day to ship by was another one before."""
    return [
        each.ref
        for each in rows
        if any(_was_moved(*row) for row in connection.execute(_CHANGED, {"table": table, "id": each.id}))
    ]


def _was_moved(before: str, after: str) -> bool:
    old, new = (json.loads(text).get("ship_by") for text in (before, after))
    return old is not None and new is not None and old != new
