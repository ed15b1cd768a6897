"""What the book holds on who decides at a client's, and the deals on which a decision is waited for."""

import sqlite3
from datetime import date
from typing import NamedTuple

from dossier.read.contact.people import AT_THE_FIRM, ONE, facts_of_people
from dossier.records.deal.decider import Heard
from dossier.records.known import CERTAIN, current

AT_MOST = 60
"""Deals of each stage that the morning looks into, the youngest."""
WAITING = ("quoted", "sampling", "negotiating")
"""Stages at which our offer lies with them and nobody has ordered yet."""
_HEARD = """SELECT c.id, c.name, c.last_touch_on,
    (SELECT MAX(l.on_date) FROM log_entry l WHERE l.contact_id = c.id AND l.on_date <= :today
        AND (l.direction IN ('in', 'both') OR l.channel IN ('meeting', 'visit', 'fair'))
        AND l.channel NOT IN ('business', 'note')) AS spoke,
    (SELECT MAX(v.on_date) FROM visit v WHERE v.contact_id = c.id AND v.on_date <= :today) AS met
    FROM contact c WHERE {whose} AND c.archived_on IS NULL ORDER BY c.id LIMIT 200"""
_FIRM, _ONE = _HEARD.format(whose="c.company_id = :id"), _HEARD.format(whose="c.id = :id")
_STAGE = """SELECT * FROM (SELECT id, company_id, contact_id, title, stage FROM deal WHERE stage = '{stage}'
    ORDER BY id DESC LIMIT :limit)"""
_WAITING = " UNION ALL ".join(_STAGE.format(stage=stage) for stage in WAITING)


class WaitingDeal(NamedTuple):
    """An open deal on which the client has yet to decide."""

    id: int
    company_id: int | None
    contact_id: int | None
    title: str
    stage: str


def people(
    connection: sqlite3.Connection, company_id: int | None, contact_id: int | None, today: date
) -> tuple[Heard, ...]:
    """Return the people of a firm, or the one person of a client without a firm, with when each was last heard."""
    firm = company_id is not None
    mine = {"id": company_id if firm else contact_id, "today": today.isoformat()}
    keys = ("contact.authority", "contact.closeness")
    facts = facts_of_people(connection, keys, AT_THE_FIRM if firm else ONE, {"id": mine["id"]})
    found = []
    for row in connection.execute(_FIRM if firm else _ONE, mine):
        now = current(facts.get(row["id"], ()))
        power, close = (now.get(key) for key in keys)
        days = [date.fromisoformat(text) for text in (row["spoke"], row["met"]) if text]
        touched = date.fromisoformat(row["last_touch_on"]) if row["last_touch_on"] else None
        found.append(
            Heard(row["id"], row["name"], power.value if power else None, power is None or power.certainty == CERTAIN,
                  close.value if close else None, max(days, default=None), touched)
        )  # fmt: skip
    return tuple(found)


def waiting_deals(connection: sqlite3.Connection) -> tuple[WaitingDeal, ...]:
    """Return the deals on which a decision is waited for, of each stage the youngest."""
    return tuple(WaitingDeal(*row) for row in connection.execute(_WAITING, {"limit": AT_MOST}))
