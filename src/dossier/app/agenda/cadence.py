"""By when a client is to be touched again: by the stars of the firm, after a letter of ours by their own rhythm."""

import sqlite3

from dossier.advice.reckoning.rhythm import ASKING
from dossier.app.agenda.rhythms import paces
from dossier.app.session import Session
from dossier.read.dossier import facts_about
from dossier.read.find.firm_of import firm_of
from dossier.records.known import current
from dossier.records.proposals import LogTouch
from dossier.records.ref import Ref


def cadence_for(session: Session, connection: sqlite3.Connection, ref: Ref, touch: LogTouch | None = None) -> int:
    """Return the days from a touch to the next with the client that a ref belongs to.

    After a letter of ours to a person whose rhythm is known these are the days until silence is unusual for them; else the
    cadence of the firm's stars.
    """
    if touch is not None and touch.direction == "out" and touch.channel in ASKING and ref.letter == "c":
        own = paces(connection, session.today)(ref.id)
        if own is not None:
            return (own.asks_from(touch.on_date) - touch.on_date).days
    firm = firm_of(connection, ref)
    star = current(facts_about(connection, "company", firm)).get("company.star") if firm is not None else None
    return session.settings.cadence(star.value if star else None)
