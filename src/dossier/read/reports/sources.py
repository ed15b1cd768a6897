"""Where clients come from, and how far each has come: a few looks into an index for each client."""

import sqlite3
from datetime import date
from functools import cache

from dossier.read.rows import all_of
from dossier.records.reports.sources import Arrival, OrderSum

_FIRST = """came AS MATERIALIZED (SELECT COALESCE(c.company_id, -c.id) AS client, MIN(c.id) AS contact_id, c.company_id
        FROM contact c GROUP BY 1),
    deals AS MATERIALIZED (SELECT d.id, COALESCE(d.company_id, c.company_id, -d.contact_id) AS client FROM deal d
        LEFT JOIN contact c ON c.id = d.contact_id AND d.company_id IS NULL)"""
"""A client is a firm, met through its first contact, or a person without one; a deal is the client's."""
_NOTED = """(SELECT CASE x.state WHEN 'known' THEN x.value END FROM fact x WHERE x.subject_kind = 'contact'
    AND x.subject_id = {whose} AND x.key = 'contact.{key}'
    ORDER BY x.state <> 'unknown' AND 'guess' IN (x.certainty, x.source), x.noted_on DESC, x.id DESC LIMIT 1)"""
"""Of the rows of a fact the one that counts: the newest, no guess before a certainty."""
_OTHER = f"""(SELECT c.id FROM contact c WHERE c.company_id = f.company_id AND c.id <> f.contact_id
    AND {_NOTED.format(key="source", whose="c.id")} IS NOT NULL ORDER BY c.id LIMIT 1)"""  # noqa: S608  (names of our own)
"""Where nothing is noted of whom a firm was met through: the first of its other people of whom something is."""
CLIENTS = f"""{_FIRST}, met AS MATERIALIZED (SELECT f.*, {_NOTED.format(key="source", whose="f.contact_id")} AS source FROM came f),
    clients AS MATERIALIZED (SELECT f.client, f.contact_id, f.company_id, f.source,
        CASE WHEN f.source IS NULL THEN {_OTHER} ELSE f.contact_id END AS person FROM met f)"""  # noqa: S608  (names of our own)
SOURCE = f"COALESCE(f.source, {_NOTED.format(key='source', whose='f.person')})"
"""Of a row `f` of the clients: how they came."""
_SPOKE = """(SELECT l.on_date FROM log_entry l WHERE l.{of}_id = f.{of}_id AND l.direction IN ('both', '{{way}}')
    AND l.channel <> 'note' AND COALESCE(l.company_id, f.company_id, 0) = COALESCE(f.company_id, l.company_id, 0)
    ORDER BY l.on_date LIMIT 1)"""
"""The first of many, found by the index without reading the others."""
_TALK = f"""(SELECT MIN(on_date) FROM (SELECT {_SPOKE.format(of="company")} AS on_date
    UNION ALL SELECT {_SPOKE.format(of="contact")} WHERE f.company_id IS NULL
        OR f.contact_id IN (SELECT contact_id FROM log_entry WHERE company_id IS NULL)))"""  # noqa: S608  (names of our own)
"""With a firm, or with whom it was met through before that person was known to work there, which is true of few."""
_CAME = f"""WITH {CLIENTS} SELECT f.client, {SOURCE} AS source,
        {_NOTED.format(key="source_detail", whose="f.person")} AS detail,
        (SELECT c.created_on FROM contact c WHERE c.id = f.contact_id) AS created_on,
        CASE :dated WHEN 1 THEN {_NOTED.format(key="first_contact", whose="f.contact_id")} END AS first_contact,
        {_TALK.format(way="in")} AS wrote_on, {_TALK.format(way="out")} AS answered_on
    FROM clients f ORDER BY f.contact_id"""  # noqa: S608  (names of our own)
_STEPS = tuple(
    f"WITH {_FIRST} SELECT d.client, {sql} GROUP BY 1"
    for sql in (
        "COUNT(*) FROM deals d",
        "MIN(q.sent_on) FROM deals d JOIN quote q ON d.id = q.deal_id",
        "MIN(y.sent_on) FROM deals d JOIN proof y ON d.id = y.deal_id WHERE y.kind = 'sample'",
        "MIN(s.confirmed_on) FROM deals d JOIN orders s ON d.id = s.deal_id WHERE s.cancelled_on IS NULL",
        "COUNT(*) FROM deals d JOIN orders s ON d.id = s.deal_id WHERE s.cancelled_on IS NULL",
    )
)
"""How far the clients came, a question each: joined in one, they are compared row by row."""
_SUMS = f"""WITH {_FIRST} SELECT d.client, s.value, s.currency FROM orders s JOIN deals d ON d.id = s.deal_id
    WHERE s.cancelled_on IS NULL ORDER BY s.id"""  # noqa: S608  (names of our own)


def arrivals(connection: sqlite3.Connection, *, dated: bool) -> tuple[Arrival, ...]:
    """Return every client as it came; `dated`: with the first contact that is noted, which costs a fifth of the time."""
    deals, quoted, sampled, ordered, orders = (dict(map(tuple, connection.execute(sql))) for sql in _STEPS)
    return tuple(
        Arrival(
            client, source, detail, date.fromisoformat(created), first, _day(wrote), _day(answered), deals.get(client, 0),
            _day(quoted.get(client)), _day(sampled.get(client)), _day(ordered.get(client)), orders.get(client, 0),
        )
        for client, source, detail, created, first, wrote, answered in connection.execute(_CAME, {"dated": int(dated)})
    )  # fmt: skip


@cache
def _day(text: str | None) -> date | None:
    """Return a day, each read once: many clients share a few hundred."""
    return date.fromisoformat(text) if text else None


def order_sums(connection: sqlite3.Connection) -> tuple[OrderSum, ...]:
    """Return what each order that was not cancelled came to."""
    return all_of(connection, OrderSum, _SUMS)
