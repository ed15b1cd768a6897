"""The deals that are decided, with what was done for each before, and how their clients came."""

import sqlite3

from dossier.read.reports.sources import CLIENTS, SOURCE
from dossier.read.rows import all_of, listed
from dossier.records.deal.deal import ORDERED_STAGES
from dossier.records.reports.decided import DecidedDeal

_DEALS = f"""SELECT d.id, d.title, d.product, COALESCE(o.name, c.name) AS client,
    COALESCE(d.company_id, c.company_id, -d.contact_id) AS client_number,
    COALESCE(d.market, o.country, c.country) AS country, d.stage, d.value, d.currency, d.opened_on,
    (SELECT MIN(s.confirmed_on) FROM orders s WHERE s.deal_id = d.id AND s.cancelled_on IS NULL) AS ordered_on,
    (SELECT CASE WHEN d.stage IN ('lost', 'dormant') THEN MAX(g.on_date) ELSE MIN(g.on_date) END FROM stage_change g
        WHERE g.deal_id = d.id AND (g.to_stage || '' = d.stage OR d.stage NOT IN ('lost', 'dormant')
        AND g.to_stage || '' IN {listed(ORDERED_STAGES)})) AS moved_on,
    d.closed_on, d.cause, d.reason,
    (SELECT MIN(q.sent_on) FROM quote q WHERE q.deal_id = d.id) AS quoted_on,
    (SELECT MIN(y.sent_on) FROM proof y WHERE y.deal_id = d.id AND y.kind = 'sample') AS sampled_on,
    EXISTS (SELECT 1 FROM deal e JOIN orders s ON s.deal_id = e.id
        WHERE e.company_id = d.company_id AND e.id <> d.id AND s.cancelled_on IS NULL AND s.confirmed_on < d.opened_on)
        AS ordered_before
    FROM deal d LEFT JOIN company o ON o.id = d.company_id LEFT JOIN contact c ON c.id = d.contact_id
    WHERE d.stage IN {listed((*ORDERED_STAGES, "lost", "dormant"))} ORDER BY d.id"""  # noqa: S608  (names of our own)
_SOURCES = f"""WITH {CLIENTS} SELECT f.client, {SOURCE} AS source FROM clients f"""  # noqa: S608


def decided_deals(connection: sqlite3.Connection) -> tuple[DecidedDeal, ...]:
    """Return every deal that came to an order, was lost, or was put to rest."""
    return all_of(connection, DecidedDeal, _DEALS)


def sources_of_clients(connection: sqlite3.Connection) -> dict[int, str]:
    """Return how each client came, where it is noted: a firm by its number, a person without one by the negative."""
    return {row[0]: row[1] for row in connection.execute(_SOURCES) if row[1]}
