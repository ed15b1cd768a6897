"""What is next with one client: the occasions that are near, with what to prepare."""

import sqlite3
from datetime import date

from dossier.advice.agenda.occasions import coming
from dossier.app.advice.counsel import around
from dossier.app.session import Session
from dossier.read.dossier import of_contact
from dossier.records.agenda.agenda import Due
from dossier.records.agenda.occasion import Occasion
from dossier.records.dossier import Dossier
from dossier.render.agenda.occasion import briefs


def of_dossier(session: Session, found: Dossier, today: date) -> tuple[Occasion, ...]:
    """Return what is next with a client on a day, the nearest first."""
    return coming(found, today, around(session, found))


def briefly(session: Session, connection: sqlite3.Connection, due: Due, today: date) -> str:
    """Return in a few words what is to be prepared for a visit of the morning."""
    found = of_contact(connection, due.contact_id) if due.contact_id is not None else None
    near = of_dossier(session, found, today) if found is not None else ()
    return next((briefs(each) for each in near if each.ref == due.ref), "")
