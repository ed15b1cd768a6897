"""The quotation that a ref, a number, or a client's name stands for."""

import sqlite3

from dossier.app.find import named
from dossier.app.find.by_number import by_number
from dossier.app.session import Session
from dossier.errors import NoRecordError
from dossier.read.quotation import quotations
from dossier.records.quotation.quotation import Quotation
from dossier.records.ref import Ref


def named_quotation(connection: sqlite3.Connection, text: str) -> Ref | None:
    """Return the quotation that a ref or a whole number names, or None if the words name no quotation.

    A number stands for its newest revision. Raises NoRecordError for a ref that is not in the book, AmbiguousError for
    a number that was given twice.
    """
    return by_number(connection, text, "q", quotations.numbered)


def quotation_ref(session: Session, connection: sqlite3.Connection, text: str) -> Ref:
    """Return a quotation by ref, number or fragment of it; raises NotFoundError or AmbiguousError."""
    return named_quotation(connection, text) or named.client(session, connection, text, ("q",))


def read_quotation(connection: sqlite3.Connection, ref: Ref) -> Quotation:
    """Return a quotation whose ref was just found; raises NoRecordError if it has gone meanwhile."""
    found = quotations.quotation(connection, ref.id)
    if found is None:
        raise NoRecordError(ref.kind.label, ref)
    return found
