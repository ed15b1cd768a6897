"""The money of all orders, and what came of it: one pass by table."""

import sqlite3

from dossier.read.rows import all_of, select
from dossier.records.order.order import Lot
from dossier.records.reports.payments import Bill, Came

_BILLS = """SELECT s.id, s.number, d.title, d.company_id, d.contact_id, COALESCE(o.name, c.name, d.title) AS client, s.value,
    s.currency, s.payment, s.received, s.confirmed_on, s.deposit_due, s.deposit_paid, s.ship_by, s.shipped_on, s.balance_due,
    s.balance_paid, s.cancelled_on, s.quantity, s.reckoned
    FROM orders s JOIN deal d ON d.id = s.deal_id LEFT JOIN company o ON o.id = d.company_id
    LEFT JOIN contact c ON c.id = d.contact_id WHERE s.cancelled_on IS NULL ORDER BY s.id"""
_LOTS = f"{select(Lot)} ORDER BY b.id"
_CAME = """SELECT order_id, on_date, amount, charges FROM receipt WHERE order_id IN (SELECT order_id FROM lot)
    ORDER BY on_date, id"""


def bills(connection: sqlite3.Connection) -> tuple[Bill, ...]:
    """Return every order that was not cancelled."""
    return all_of(connection, Bill, _BILLS)


def lots(connection: sqlite3.Connection) -> dict[int, list[Lot]]:
    """Return the lots by the number of their order."""
    found: dict[int, list[Lot]] = {}
    for each in all_of(connection, Lot, _LOTS):
        found.setdefault(each.order_id, []).append(each)
    return found


def came(connection: sqlite3.Connection) -> dict[int, list[Came]]:
    """Return what came for orders that ship in lots, by their numbers, oldest first: only there no day of the order says it."""
    found: dict[int, list[Came]] = {}
    for each in all_of(connection, Came, _CAME):
        found.setdefault(each.order_id, []).append(each)
    return found
