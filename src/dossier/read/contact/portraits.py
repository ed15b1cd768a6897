"""Every client with the person one has most to do with there: whose dossiers are looked through."""

import sqlite3
from datetime import date

from dossier.read.closed import CLOSED
from dossier.read.facts_now import stars
from dossier.records.deal.deal import CLOSED_STAGES, STAGES
from dossier.records.reports.portraits import Client
from dossier.values.period import WHOLE, Period

_OPEN_STAGES = tuple(each.code for each in STAGES if each.code not in CLOSED_STAGES)
_MAIN = """SELECT COALESCE(
        (SELECT d.contact_id FROM deal d JOIN contact p ON p.id = d.contact_id AND p.company_id = :firm
            WHERE d.company_id = :firm AND d.stage NOT IN {closed} ORDER BY d.id DESC LIMIT 1),
        (SELECT c.id FROM contact c WHERE c.company_id = :firm ORDER BY COALESCE(c.last_touch_on, '') DESC, c.id LIMIT 1))
    """.replace("{closed}", CLOSED)
_OPEN = """SELECT {column}, COUNT(*) FROM deal WHERE {column} IS NOT NULL AND stage NOT IN {closed}
    GROUP BY {column}""".replace("{closed}", CLOSED)
_OF_FIRMS, _OF_PEOPLE = _OPEN.format(column="company_id"), _OPEN.format(column="contact_id")
_FIRMS = "SELECT id FROM company ORDER BY id"
_ALONE = "SELECT id FROM contact WHERE company_id IS NULL ORDER BY id"
_NOTED = """SELECT CASE WHEN f.subject_kind = 'company' THEN f.subject_id ELSE c.company_id END AS firm,
    CASE WHEN f.subject_kind = 'contact' AND c.company_id IS NULL THEN f.subject_id END AS person, COUNT(*) AS rows
    FROM fact f LEFT JOIN contact c ON f.subject_kind = 'contact' AND c.id = f.subject_id
    WHERE f.noted_on BETWEEN :first AND :last AND f.subject_kind IN ('company', 'contact') GROUP BY firm, person"""
_STAGE = """SELECT * FROM (SELECT d.company_id, d.contact_id FROM deal d WHERE d.stage = '{stage}' ORDER BY d.id DESC LIMIT :limit)"""
_BUSY = " UNION ".join(_STAGE.format(stage=stage) for stage in _OPEN_STAGES)


def clients(connection: sqlite3.Connection, period: Period = WHOLE, most: int = -1) -> tuple[list[Client], int]:
    """Return the clients, those with open deals and many stars first, at most so many, and how many there are in all.

    With a period only those of whom, or of whose people, a fact was noted within it.
    """
    star = stars(connection)
    firms, people = (dict(tuple(row) for row in connection.execute(sql)) for sql in (_OF_FIRMS, _OF_PEOPLE))
    found = [Client(row[0], None, star.get(row[0]), firms.get(row[0], 0)) for row in connection.execute(_FIRMS)]
    found += [Client(None, row[0], None, people.get(row[0], 0)) for row in connection.execute(_ALONE)]
    if period != WHOLE:
        noted = _noted(connection, period)
        counted = (each._replace(noted=noted.get((each.company_id, each.contact_id))) for each in found)
        found = [each for each in counted if each.noted]
    found.sort(key=lambda each: (not each.open_deals, -(each.star or 0)))
    chosen = found if most < 0 else found[:most]
    return [_with_person(connection, each) for each in chosen], len(found)


def _with_person(connection: sqlite3.Connection, each: Client) -> Client:
    """Return a client with the person one has most to do with there."""
    if each.company_id is None:
        return each
    return each._replace(contact_id=connection.execute(_MAIN, {"firm": each.company_id}).fetchone()[0])


def _noted(connection: sqlite3.Connection, period: Period) -> dict[tuple[int | None, int | None], int]:
    days = {"first": (period.start or date.min).isoformat(), "last": (period.end or date.max).isoformat()}
    return {(row["firm"], row["person"]): row["rows"] for row in connection.execute(_NOTED, days)}


def busy(connection: sqlite3.Connection, limit: int) -> list[Client]:
    """Return clients with open deals, of each stage the youngest `limit`, in an order that is the same every day."""
    rows = connection.execute(_BUSY, {"limit": limit}).fetchall()
    pairs = sorted({tuple(row) for row in rows}, key=lambda pair: (pair[0] or 0, pair[1] or 0))
    one_each = {(firm, None if firm else person): person for firm, person in pairs}
    return [Client(firm, person, None, 1) for (firm, _alone), person in one_each.items()]
