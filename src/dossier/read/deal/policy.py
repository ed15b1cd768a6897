"""Our own policies, and the deals that are stuck on a topic."""

import sqlite3
from datetime import date, timedelta

from dossier.read.closed import CLOSED
from dossier.read.rows import all_of, select
from dossier.records.deal.negotiation import StuckDeal
from dossier.records.deal.policy import Policy

POLICIES = f"{select(Policy, 'policy p')} ORDER BY p.on_date, p.id"
RECENT = f"{select(Policy, 'policy p')} WHERE p.on_date BETWEEN :first AND :today ORDER BY p.on_date DESC, p.id DESC"
STUCK = f"""SELECT d.id AS deal_id, d.title, d.company_id, d.contact_id, COALESCE(o.name, c.name, '') AS client,
    COALESCE(o.country, c.country) AS country, r.theirs, r.on_date, d.value, d.currency
    FROM round r JOIN deal d ON d.id = r.deal_id LEFT JOIN company o ON o.id = d.company_id
    LEFT JOIN contact c ON c.id = d.contact_id
    WHERE r.topic = :topic AND r.outcome IN ('stuck', 'open') AND d.stage NOT IN {CLOSED}
    AND NOT EXISTS (SELECT 1 FROM round l WHERE l.deal_id = r.deal_id AND l.topic = r.topic
        AND (l.on_date > r.on_date OR l.on_date = r.on_date AND l.id > r.id))
    ORDER BY r.on_date LIMIT :limit"""  # noqa: S608
SAID = """SELECT theirs FROM round WHERE deal_id = :deal AND topic = :topic AND COALESCE(theirs, '') != ''
    ORDER BY on_date DESC, id DESC"""
SHOWN = 100


def policies(connection: sqlite3.Connection) -> tuple[Policy, ...]:
    """Return every policy ever noted, oldest first."""
    return all_of(connection, Policy, POLICIES)


def stuck_on(connection: sqlite3.Connection, topic: str) -> list[StuckDeal]:
    """Return the open deals whose newest round on a topic is not settled, longest first."""
    return list(all_of(connection, StuckDeal, STUCK, {"topic": topic, "limit": SHOWN}))


def recent(connection: sqlite3.Connection, today: date, days: int) -> tuple[Policy, ...]:
    """Return the policies of the last `days`, newest first."""
    first = (today - timedelta(days=days)).isoformat()
    return all_of(connection, Policy, RECENT, {"first": first, "today": today.isoformat()})


def said(connection: sqlite3.Connection, deal_id: int, topic: str) -> tuple[str, ...]:
    """Return what a client said on a topic of a deal, newest first."""
    return tuple(row[0] for row in connection.execute(SAID, {"deal": deal_id, "topic": topic}))
