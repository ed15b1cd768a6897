"""Since when nothing happened with a person, and what keeps them in the book all the same."""

import sqlite3
from datetime import date

from dossier.read.closed import CLOSED
from dossier.read.rows import OPEN
from dossier.records.ref import Ref

_DAYS = """UNION ALL SELECT MAX(on_date) FROM log_entry WHERE contact_id = c.id
    UNION ALL SELECT MAX(on_date) FROM visit WHERE contact_id = c.id
    UNION ALL SELECT MAX(noted_on) FROM fact WHERE subject_kind = 'contact' AND subject_id = c.id
    UNION ALL SELECT MAX(MAX(due_on, COALESCE(closed_on, ''))) FROM follow_up WHERE contact_id = c.id
    UNION ALL SELECT MAX(MAX(made_on, COALESCE(due_on, ''), COALESCE(closed_on, ''))) FROM promise WHERE contact_id = c.id
    UNION ALL SELECT MAX(MAX(opened_on, COALESCE(closed_on, ''))) FROM deal WHERE contact_id = c.id
    UNION ALL SELECT MAX(g.on_date) FROM deal dd JOIN stage_change g ON g.deal_id = dd.id WHERE dd.contact_id = c.id
    UNION ALL SELECT MAX(MAX(s.confirmed_on, COALESCE(s.shipped_on, ''), COALESCE(s.delivered_on, ''), COALESCE(s.balance_paid, '')))
        FROM deal dd JOIN orders s ON s.deal_id = dd.id WHERE dd.contact_id = c.id"""
IDLE_SINCE = f"(SELECT MAX(day) FROM (SELECT MAX(c.created_on, COALESCE(c.last_touch_on, '')) AS day {_DAYS}))"  # noqa: S608
"""The last day of anything with the person `c`: a touch, a visit, a fact, something planned, a deal or an order of theirs."""
_OLD = f"""SELECT id, since FROM (SELECT c.id, {IDLE_SINCE} AS since FROM contact c WHERE c.created_on < :before
    AND COALESCE(c.last_touch_on, '') < :before) WHERE since < :before ORDER BY since, id"""  # noqa: S608
_KEPT = f"""SELECT 'd' || id FROM deal WHERE contact_id = :id AND stage NOT IN {CLOSED}
    UNION ALL SELECT 's' || s.id FROM orders s JOIN deal d ON d.id = s.deal_id WHERE d.contact_id = :id
        AND s.cancelled_on IS NULL AND (s.delivered_on IS NULL OR s.balance_paid IS NULL)
    UNION ALL SELECT 'f' || id FROM follow_up WHERE contact_id = :id AND {OPEN}
    UNION ALL SELECT 'm' || id FROM promise WHERE contact_id = :id AND {OPEN}"""  # noqa: S608


def idle_before(connection: sqlite3.Connection, before: date) -> list[tuple[Ref, date]]:
    """Return the people with whom nothing happened since a day, the longest silence first, each with its last day."""
    rows = connection.execute(_OLD, {"before": before.isoformat()}).fetchall()
    return [(Ref("c", row[0]), date.fromisoformat(row[1][:10])) for row in rows]


def kept_by(connection: sqlite3.Connection, ref: Ref) -> list[str]:
    """Return what is not done with a person: open deals, orders on their way or unpaid, what is planned or promised."""
    return [row[0] for row in connection.execute(_KEPT, {"id": ref.id})]
