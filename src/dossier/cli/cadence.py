"""How long a client may stay without a touch, by the stars of the firm."""

import sqlite3

from dossier.cli.desk import desk
from dossier.facts.known import current
from dossier.facts.records import Ref
from dossier.read.dossier import facts_about


def cadence_for(connection: sqlite3.Connection, ref: Ref) -> int:
    """Return the cadence in days of the client that a ref belongs to."""
    company = _company(connection, ref)
    if company is None:
        return desk().settings.cadence(None)
    star = current(facts_about(connection, "company", company)).get("company.star")
    return desk().settings.cadence(star.value if star else None)


def _company(connection: sqlite3.Connection, ref: Ref) -> int | None:
    if ref.letter == "o":
        return ref.id
    table = ref.kind.table
    row = connection.execute(f"SELECT company_id FROM {table} WHERE id = :id", {"id": ref.id}).fetchone()  # noqa: S608
    return None if row is None else row[0]
