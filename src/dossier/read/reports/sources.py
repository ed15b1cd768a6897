"""Where clients come from, and how far each has come: one pass by table."""

import sqlite3

from dossier.read.rows import all_of
from dossier.records.reports.sources import Arrival, OrderSum

_FIRST = """came AS (SELECT MIN(c.id) AS contact_id, c.company_id FROM contact c GROUP BY COALESCE(c.company_id, -c.id)),
    deals AS (SELECT d.id, COALESCE(o.contact_id, p.contact_id) AS contact_id FROM deal d
        LEFT JOIN came o ON o.company_id = d.company_id LEFT JOIN came p ON p.contact_id = d.contact_id)"""
"""A client is a firm, met through its first contact, or a person without one; a deal is the client's."""
_NOW = """(SELECT x.value FROM fact x WHERE x.subject_kind = 'contact' AND x.subject_id = f.contact_id AND x.key = '{key}'
    AND x.state = 'known' ORDER BY x.noted_on DESC, x.id DESC LIMIT 1)"""
_TALK = """(SELECT MIN(l.on_date) FROM log_entry l WHERE l.direction IN ('both', '{way}') AND l.channel <> 'note'
    AND (l.contact_id = f.contact_id OR l.company_id = f.company_id))"""
_ARRIVALS = f"""WITH {_FIRST},
    quoted AS (SELECT d.contact_id, MIN(q.sent_on) AS on_date FROM quote q JOIN deals d ON d.id = q.deal_id GROUP BY 1),
    sampled AS (SELECT d.contact_id, MIN(y.sent_on) AS on_date FROM proof y JOIN deals d ON d.id = y.deal_id
        WHERE y.kind = 'sample' GROUP BY 1),
    ordered AS (SELECT d.contact_id, MIN(s.confirmed_on) AS on_date, COUNT(*) AS orders FROM orders s
        JOIN deals d ON d.id = s.deal_id WHERE s.cancelled_on IS NULL GROUP BY 1)
    SELECT f.contact_id, f.company_id, {_NOW.format(key="contact.source")} AS source,
        {_NOW.format(key="contact.source_detail")} AS detail, c.created_on AS came_on,
        {_TALK.format(way="in")} AS wrote_on, {_TALK.format(way="out")} AS answered_on,
        quoted.on_date AS quoted_on, sampled.on_date AS sampled_on, ordered.on_date AS ordered_on,
        COALESCE(ordered.orders, 0) AS orders
    FROM came f JOIN contact c ON c.id = f.contact_id LEFT JOIN quoted ON quoted.contact_id = f.contact_id
    LEFT JOIN sampled ON sampled.contact_id = f.contact_id LEFT JOIN ordered ON ordered.contact_id = f.contact_id
    ORDER BY f.contact_id"""  # noqa: S608  (names of our own)
_SUMS = f"""WITH {_FIRST} SELECT d.contact_id, s.value, s.currency FROM orders s JOIN deals d ON d.id = s.deal_id
    WHERE s.cancelled_on IS NULL ORDER BY s.id"""  # noqa: S608  (names of our own)


def arrivals(connection: sqlite3.Connection) -> tuple[Arrival, ...]:
    """Return every client as it came."""
    return all_of(connection, Arrival, _ARRIVALS)


def order_sums(connection: sqlite3.Connection) -> tuple[OrderSum, ...]:
    """Return what each order that was not cancelled came to."""
    return all_of(connection, OrderSum, _SUMS)
