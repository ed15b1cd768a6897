"""Every client with the person one has most to do with there: whose dossiers are looked through."""

import sqlite3

from dossier.read.closed import CLOSED
from dossier.read.facts_now import stars
from dossier.records.deal.deal import CLOSED_STAGES, STAGES
from dossier.records.reports.portraits import Client

_OPEN_STAGES = tuple(each.code for each in STAGES if each.code not in CLOSED_STAGES)
_MAIN = """COALESCE(
        (SELECT d.contact_id FROM deal d JOIN contact p ON p.id = d.contact_id AND p.company_id = o.id
            WHERE d.company_id = o.id AND d.stage NOT IN {closed} ORDER BY d.id DESC LIMIT 1),
        (SELECT c.id FROM contact c WHERE c.company_id = o.id ORDER BY COALESCE(c.last_touch_on, '') DESC, c.id LIMIT 1))"""
_OPEN = "(SELECT COUNT(*) FROM deal d WHERE d.{column} = {number} AND d.stage NOT IN {closed})"
_EVERY = f"""SELECT o.id AS company_id, {_MAIN} AS contact_id, {_OPEN.format(column="company_id", number="o.id", closed="{closed}")}
    AS open_deals FROM company o
    UNION ALL SELECT NULL, c.id, {_OPEN.format(column="contact_id", number="c.id", closed="{closed}")}
    FROM contact c WHERE c.company_id IS NULL""".replace("{closed}", CLOSED)  # noqa: S608  (names of our own)
_STAGE = """SELECT * FROM (SELECT d.company_id, d.contact_id FROM deal d WHERE d.stage = '{stage}' ORDER BY d.id DESC LIMIT :limit)"""
_BUSY = " UNION ".join(_STAGE.format(stage=stage) for stage in _OPEN_STAGES)


def clients(connection: sqlite3.Connection) -> list[Client]:
    """Return every client, those with open deals and many stars first."""
    star = stars(connection)
    found = [
        Client(row["company_id"], row["contact_id"], star.get(row["company_id"]), row["open_deals"])
        for row in connection.execute(_EVERY)
    ]
    return sorted(found, key=lambda each: (not each.open_deals, -(each.star or 0)))


def busy(connection: sqlite3.Connection, limit: int) -> list[Client]:
    """Return clients with open deals, of each stage the youngest `limit`, in an order that is the same every day."""
    rows = connection.execute(_BUSY, {"limit": limit}).fetchall()
    pairs = sorted({tuple(row) for row in rows}, key=lambda pair: (pair[0] or 0, pair[1] or 0))
    one_each = {(firm, None if firm else person): person for firm, person in pairs}
    return [Client(firm, person, None, 1) for (firm, _alone), person in one_each.items()]
