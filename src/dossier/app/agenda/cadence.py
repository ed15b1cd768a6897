"""How long a client may stay without a touch, by the stars of the firm."""

import sqlite3

from dossier.app.session import Session
from dossier.read.dossier import facts_about
from dossier.records.kinds import Ref
from dossier.records.known import current


def cadence_for(session: Session, connection: sqlite3.Connection, ref: Ref) -> int:
    """Return the cadence in days of the client that a ref belongs to."""
    company = _company(connection, ref)
    if company is None:
        return session.settings.cadence(None)
    star = current(facts_about(connection, "company", company)).get("company.star")
    return session.settings.cadence(star.value if star else None)


def _company(connection: sqlite3.Connection, ref: Ref) -> int | None:
    if ref.letter == "o":
        return ref.id
    table = ref.kind.table
    row = connection.execute(f"SELECT company_id FROM {table} WHERE id = :id", {"id": ref.id}).fetchone()  # noqa: S608
    return None if row is None else row[0]
