"""What talks are to bring: the aims of a client that wait for their talk, and what the talks of some days came to."""

import sqlite3
from collections.abc import Mapping
from datetime import date

from dossier.read.rows import all_of
from dossier.records.agenda.aim import Aim, AimedTalk, Aims
from dossier.records.ref import Ref

AIM = """SELECT a.*, v.on_date AS visit_on, v.until AS visit_until, l.on_date AS talked_on
    FROM aim a LEFT JOIN visit v ON v.id = a.visit_id LEFT JOIN log_entry l ON l.id = a.log_entry_id"""
WAITS = "a.log_entry_id IS NULL AND a.outcome IS NULL"
"""Its talk is still to come."""
_WHOSE = {
    "c": "SELECT id, company_id, NULL FROM contact WHERE id = :id",
    "o": "SELECT NULL, id, NULL FROM company WHERE id = :id",
    "d": "SELECT contact_id, company_id, id FROM deal WHERE id = :id",
}
_OF_CLIENT = """(a.contact_id = :contact OR a.deal_id = :deal
    OR a.company_id = :company AND (:contact IS NULL OR a.contact_id IS NULL))"""
_COUNTED = """SELECT a.outcome, COUNT(*) FROM log_entry l JOIN aim a ON a.log_entry_id = l.id
    WHERE l.on_date BETWEEN :first AND :last GROUP BY a.outcome"""


_TALKED = """SELECT 'l' || l.id AS ref, COALESCE(c.name, o.name, d.title) AS name, l.on_date, a.text, a.outcome
    FROM log_entry l JOIN aim a ON a.log_entry_id = l.id LEFT JOIN contact c ON c.id = l.contact_id
    LEFT JOIN company o ON o.id = l.company_id LEFT JOIN deal d ON d.id = l.deal_id
    WHERE l.on_date BETWEEN :first AND :last ORDER BY l.on_date DESC, l.id DESC LIMIT :limit"""


def whose(connection: sqlite3.Connection, ref: Ref) -> dict[str, int | None]:
    """Return the contact, company and deal that a client's ref means, as the values of a question."""
    row = connection.execute(_WHOSE[ref.letter], {"id": ref.id}).fetchone()
    return dict(zip(("contact", "company", "deal"), row, strict=True))


def of_client(connection: sqlite3.Connection, ref: Ref) -> tuple[Aim, ...]:
    """Return the aims of a client that wait for their talk or for what it came to, the newest first."""
    sql = f"{AIM} WHERE {_OF_CLIENT} AND a.outcome IS NULL ORDER BY a.id DESC"
    return all_of(connection, Aim, sql, whose(connection, ref))


def for_talk(connection: sqlite3.Connection, ref: Ref, channel: str, day: date) -> Aim | None:
    """Return the aim that a talk with a client was to bring, that of the visit itself first; None where there is none."""
    fits = [each for each in of_client(connection, ref) if each.log_entry_id is None and each.is_for(channel, day)]
    return min(fits, key=lambda each: (each.visit_id is None, each.id), default=None)


def counted(connection: sqlite3.Connection, first: date, last: date) -> Aims:
    """Return how the talks of some days with an aim ended."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    found = {row[0]: int(row[1]) for row in connection.execute(_COUNTED, days)}
    return Aims(*(found.get(end, 0) for end in ("reached", "least", "no", None)))


def talked(connection: sqlite3.Connection, days: Mapping[str, object]) -> tuple[AimedTalk, ...]:
    """Return the talks of some days with an aim, newest first."""
    return all_of(connection, AimedTalk, _TALKED, days)
