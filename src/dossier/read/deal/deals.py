"""Reading a single deal."""

import sqlite3

from dossier.read.dossier import DEAL
from dossier.read.rows import one_of
from dossier.records.deal.deal import Deal

ONE = f"{DEAL} WHERE d.id = :id"


def deal(connection: sqlite3.Connection, number: int) -> Deal:
    """Return a deal; raises LookupError for one that is not there."""
    found = one_of(connection, Deal, ONE, {"id": number})
    if found is None:
        raise LookupError(f"d{number}")
    return found
