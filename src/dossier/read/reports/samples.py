"""Samples that were sent, with what is noted of their cost; and paid fees that are credited nowhere yet."""

import sqlite3

from dossier.read.rows import all_of, select
from dossier.records.order.proof import Proof
from dossier.records.reports.samples import SentSample
from dossier.values.period import Period

_SENT = """SELECT 'y' || y.id AS ref, COALESCE(o.name, c.name, d.title) AS client, d.title AS deal, y.kind, y.sent_on,
    (y.state IN ('feedback', 'signed', 'refused', 'withdrawn') OR y.feedback_on IS NOT NULL) AS answered,
    y.fee, y.courier_cost, y.paid_by, y.fee_paid_on, y.credited_on
    FROM proof y JOIN deal d ON d.id = y.deal_id LEFT JOIN company o ON o.id = d.company_id
    LEFT JOIN contact c ON c.id = d.contact_id
    WHERE y.sent_on IS NOT NULL AND (y.kind = 'sample' OR y.fee IS NOT NULL OR y.courier_cost IS NOT NULL)
    ORDER BY y.sent_on, y.id"""
_OF_CLIENT = """JOIN deal d ON d.id = y.deal_id JOIN deal e ON e.id = :deal
    AND (d.company_id = e.company_id OR d.company_id IS NULL AND d.contact_id = e.contact_id)"""
_PAID = f"""{select(Proof)} {_OF_CLIENT} WHERE y.fee IS NOT NULL AND y.paid_by = 'theirs' AND y.fee_paid_on IS NOT NULL
    AND y.credited_on IS NULL AND y.credited_in IS NULL ORDER BY y.id"""
_ORDERS = """SELECT s.id FROM orders s JOIN deal d ON d.id = s.deal_id JOIN deal e ON e.id = :deal
    AND (d.company_id = e.company_id OR d.company_id IS NULL AND d.contact_id = e.contact_id)
    WHERE s.cancelled_on IS NULL ORDER BY s.confirmed_on, s.id"""


def sent(connection: sqlite3.Connection, period: Period) -> tuple[SentSample, ...]:
    """Return the samples sent in a period, the oldest first."""
    return tuple(each for each in all_of(connection, SentSample, _SENT) if each.sent_on in period)


def paid_not_credited(connection: sqlite3.Connection, deal: int) -> tuple[Proof, ...]:
    """Return the samples of a deal's client whose fee the client paid and that no order was credited with."""
    return all_of(connection, Proof, _PAID, {"deal": deal})


def orders_of_client(connection: sqlite3.Connection, deal: int) -> list[int]:
    """Return the orders of a deal's client that stand, the first one first."""
    return [row[0] for row in connection.execute(_ORDERS, {"deal": deal})]
