"""The firm that a client belongs to."""

import sqlite3

from dossier.records.ref import Ref


def firm_of(connection: sqlite3.Connection, ref: Ref) -> int | None:
    """Return the number of the firm of a contact or deal, of a company its own; None where there is no firm."""
    if ref.letter == "o":
        return ref.id
    table = ref.kind.table
    row = connection.execute(f"SELECT company_id FROM {table} WHERE id = :id", {"id": ref.id}).fetchone()  # noqa: S608
    return None if row is None else row[0]
