"""How long a client may stay without a touch, by the stars of the firm."""

import sqlite3

from dossier.app.session import Session
from dossier.read.dossier import facts_about
from dossier.read.find.firm_of import firm_of
from dossier.records.known import current
from dossier.records.ref import Ref


def cadence_for(session: Session, connection: sqlite3.Connection, ref: Ref) -> int:
    """Return the cadence in days of the client that a ref belongs to."""
    firm = firm_of(connection, ref)
    star = current(facts_about(connection, "company", firm)).get("company.star") if firm is not None else None
    return session.settings.cadence(star.value if star else None)
