"""Who was forgotten, and when: the history of operations knows their refs, and nothing else."""

import sqlite3
from datetime import date, datetime

from dossier.records.forgetting import COMMAND
from dossier.records.ref import Ref, read_ref

_FORGOTTEN = (
    """SELECT at, command FROM operation WHERE command >= :low AND command < :low || char(1114111) ORDER BY id"""
)


def forgotten_on(connection: sqlite3.Connection, ref: Ref) -> date | None:
    """Return the day on which somebody was forgotten, or None."""
    found = _operation(connection, ref)
    return found[0].date() if found else None


def forgotten_with(connection: sqlite3.Connection, ref: Ref) -> list[Ref]:
    """Return all who were forgotten by the operation that forgot somebody: who was merged into them is among these."""
    found = _operation(connection, ref)
    return [each for word in found[1] if (each := read_ref(word))] if found else []


def _operation(connection: sqlite3.Connection, ref: Ref) -> tuple[datetime, list[str]] | None:
    for at, command in connection.execute(_FORGOTTEN, {"low": COMMAND}):
        if str(ref) in (refs := command.split()[1:]):
            return datetime.fromisoformat(at), refs
    return None
