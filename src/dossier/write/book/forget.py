"""Forgetting people: their rows, their past and their names go out of a book, as it was planned, in one operation."""

from collections.abc import Sequence

from dossier.records.forgetting import COMMAND, Plan
from dossier.records.known import TOLD
from dossier.records.ref import Ref
from dossier.records.ties import TELLERS
from dossier.write.book.repair import make_anew
from dossier.write.commit import Book
from dossier.write.tables.history import Operation


def forget(book: Book, plan: Plan, refs: Sequence[Ref], sentence: str) -> None:
    """Write what is planned, and an operation that keeps their refs and the day; it has no changes, so nothing takes it back."""
    connection = book.connection
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table, number, column in plan.loosened:
        told = f", source = '{TOLD}'" if column in TELLERS else ""
        connection.execute(f'UPDATE "{table}" SET {column} = NULL{told} WHERE id = ?', (number,))  # noqa: S608
    for table, ids in plan.going.items():
        connection.executemany(f'DELETE FROM "{table}" WHERE id = ?', [(each,) for each in sorted(ids)])  # noqa: S608
    for place in (*plan.places, *plan.past.operations):
        sql = f'UPDATE "{place.table}" SET "{place.column}" = ? WHERE id = ?'  # noqa: S608
        connection.execute(sql, (place.after, place.id))
    past = plan.past
    connection.executemany("DELETE FROM change WHERE id = ?", [(each,) for each in past.gone_changes])
    connection.executemany(
        "UPDATE change SET before = ?, after = ? WHERE id = ?", [(*states, number) for number, *states in past.changes]
    )
    connection.executemany("DELETE FROM operation WHERE id = ?", [(each,) for each in past.gone_operations])
    book.session.add(Operation(at=book.now, command=COMMAND + " ".join(map(str, refs)), sentence=sentence))
    make_anew(book)
