"""The open deals, the rounds in which they stand, and how deals went on from each stage: one pass each."""

import sqlite3

from dossier.read.closed import CLOSED
from dossier.read.rows import all_of, listed, select
from dossier.records.deal.deal import CLOSED_STAGES, ORDERED_STAGES, STAGES, Round
from dossier.records.reports.pipeline import OpenDeal, WentOn

_OPEN = listed(each.code for each in STAGES if each.code not in CLOSED_STAGES)
_PLANNED = """(SELECT f.due_on || ' ' || f.text FROM follow_up f WHERE f.{of} AND f.state || '' = 'open'
    ORDER BY f.due_on LIMIT 1)"""
_DEALS = f"""SELECT d.id, d.title, d.contact_id, COALESCE(o.name, c.name) AS client, c.name AS contact,
    COALESCE(d.market, o.country, c.country) AS country, d.stage, d.value, d.currency, d.opened_on,
    (SELECT MAX(g.on_date) FROM stage_change g WHERE g.deal_id = d.id AND g.to_stage || '' = d.stage) AS moved_on,
    d.next_step, c.waiting_since,
    COALESCE({_PLANNED.format(of="deal_id = d.id")}, {_PLANNED.format(of="contact_id = d.contact_id")}) AS planned
    FROM deal d LEFT JOIN company o ON o.id = d.company_id LEFT JOIN contact c ON c.id = d.contact_id
    WHERE d.stage IN {_OPEN} ORDER BY d.id"""  # noqa: S608  (names of our own)
_ROUNDS = select(Round, "round r JOIN deal d ON d.id = r.deal_id LEFT JOIN contact c ON c.id = r.said_by_id")
_ORDERED = listed(ORDERED_STAGES)
_WENT_ON = f"""SELECT g.to_stage AS stage, COUNT(DISTINCT d.id) AS decided,
    COUNT(DISTINCT CASE WHEN d.stage IN {_ORDERED} THEN d.id END) AS ordered
    FROM deal d JOIN stage_change g ON g.deal_id = d.id
    WHERE d.stage IN {listed((*ORDERED_STAGES, "lost", "dormant"))} AND g.to_stage NOT IN {_ORDERED} GROUP BY 1"""  # noqa: S608


def open_deals(connection: sqlite3.Connection) -> tuple[OpenDeal, ...]:
    """Return every deal that is neither won nor lost nor asleep."""
    return all_of(connection, OpenDeal, _DEALS)


def rounds(connection: sqlite3.Connection, *, is_open: bool) -> tuple[Round, ...]:
    """Return the rounds of all open deals, or of all others, oldest first."""
    which = "NOT IN" if is_open else "IN"
    return all_of(connection, Round, f"{_ROUNDS} WHERE d.stage {which} {CLOSED} ORDER BY r.on_date, r.id")


def went_on(connection: sqlite3.Connection) -> dict[str, WentOn]:
    """Return for each stage how many deals that stood there are decided, and came to an order."""
    return {each.stage: each for each in all_of(connection, WentOn, _WENT_ON)}
