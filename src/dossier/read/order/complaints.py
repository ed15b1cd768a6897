"""Complaints by their number."""

import sqlite3

from dossier.read.find.who import label
from dossier.read.rows import one_of, select
from dossier.records.order.complaint import Complaint
from dossier.records.ref import Ref

_ONE = f"{select(Complaint)} WHERE cp.id = :id"


def complaint(connection: sqlite3.Connection, number: int) -> Complaint | None:
    """Return a complaint, or None if there is none of that id."""
    return one_of(connection, Complaint, _ONE, {"id": number})


def whose(connection: sqlite3.Connection, found: Complaint) -> tuple[tuple[str, str], ...]:
    """Return (name, ref) of whose a complaint is and what it is about: person, firm, deal, order, as far as noted."""
    numbers = (("c", found.contact_id), ("o", found.company_id), ("d", found.deal_id), ("s", found.order_id))
    refs = [Ref(letter, number) for letter, number in numbers if number is not None]
    return tuple((label(connection, ref), str(ref)) for ref in refs)
