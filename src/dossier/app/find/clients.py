"""The clients that conditions mean: the people and the firms whom a list would show for them."""

import sqlite3
from collections.abc import Sequence

from dossier.app.find.list_records import Wanted, narrowed
from dossier.app.session import Session
from dossier.errors import WrongUsageError
from dossier.read.find.lists import listing
from dossier.records.ref import read_ref


def fitting_clients(
    session: Session, connection: sqlite3.Connection, where: Sequence[str]
) -> tuple[list[int], list[int]]:
    """Return the numbers of the people and of the firms that fit every condition; raises WrongUsageError where neither has such a field."""
    found: list[list[int]] = []
    failures: list[WrongUsageError] = []
    for noun in ("contacts", "companies"):
        try:
            narrow = narrowed(session, noun, Wanted(noun, where=tuple(where), whole=True, columns="ref"))
        except WrongUsageError as error:
            failures.append(error)
            found.append([])
            continue
        refs = (read_ref(str(row[0])) for row in listing(connection, noun, narrow).rows)
        found.append([ref.id for ref in refs if ref])
    if len(failures) == len(found):
        raise failures[0]
    return found[0], found[1]
