"""The dossier of the client that a fragment names."""

import sqlite3

from dossier.app.find import named
from dossier.app.session import Session
from dossier.read import dossier as read
from dossier.records.dossier import Dossier

LOG_FOR_JUDGEMENT = 200
"""Touches that advice and letters look back on."""


def of_client(session: Session, connection: sqlite3.Connection, text: str) -> Dossier:
    """Return the dossier of a contact, company or deal; raises NotFoundError or AmbiguousError."""
    ref = named.client(session, connection, text)
    reader = {"c": read.of_contact, "o": read.of_company, "d": read.of_deal}[ref.letter]
    return named.there(reader(connection, ref.id, log=LOG_FOR_JUDGEMENT), ref, ref.kind.label)
