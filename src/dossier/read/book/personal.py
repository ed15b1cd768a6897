"""All that a book holds of one person: rows, deleted ones too, texts that name them, and what they told of others."""

import sqlite3
from typing import Any, NamedTuple

from dossier.read.book.named_in import named, places
from dossier.read.book.rows_of import Book, found
from dossier.read.find.merged import merged_from
from dossier.records.forgetting import Place
from dossier.records.ref import Ref
from dossier.records.ties import TELLERS


class Held(NamedTuple):
    """A row of a table as it stands; `deleted`: only the history holds it."""

    table: str
    row: dict[str, Any]
    deleted: bool


class Personal(NamedTuple):
    """What is held of a person; `told` counts what they told of others."""

    rows: tuple[Held, ...]
    places: tuple[Place, ...]
    told: int


def personal(connection: sqlite3.Connection, ref: Ref) -> Personal:
    """Return all that a book holds of a person, the tables in their own order."""
    book = Book(connection)
    hers = found(book, {each.id for each in (ref, *merged_from(connection, ref))})
    shown = {table: set(ids) for table, ids in hers.going.items()}
    for each in hers.loosened:
        if each.column not in TELLERS:
            shown.setdefault(each.table, set()).add(each.id)
    for table in ("quote", "orders"):
        shown[table] = {row["id"] for row in book.rows(table, shown.get("deal", ()), "deal_id")}
    rows = tuple(
        Held(table, row, row["id"] in book.ghosts.get(table, ()))
        for table, ids in shown.items()
        for row in sorted(book.rows(table, ids), key=lambda row: -int(row["id"]))
    )
    texts = places(connection, hers, named(book, hers), "…")
    elsewhere = tuple(each for each in texts if each.id not in shown.get(each.table, ()))
    return Personal(rows, elsewhere, sum(each.column in TELLERS for each in hers.loosened))
