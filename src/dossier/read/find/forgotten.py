"""Who was forgotten, and when: the history of operations knows their refs, and nothing else."""

import sqlite3
from datetime import date, datetime

from dossier.records.forgetting import COMMAND
from dossier.records.ref import Ref

_FORGOTTEN = (
    """SELECT at, command FROM operation WHERE command >= :low AND command < :low || char(1114111) ORDER BY id"""
)


def forgotten_on(connection: sqlite3.Connection, ref: Ref) -> date | None:
    """Return the day on which somebody was forgotten, or None."""
    for at, command in connection.execute(_FORGOTTEN, {"low": COMMAND}):
        if str(ref) in command.split()[1:]:
            return datetime.fromisoformat(at).date()
    return None
