"""All that forgetting some people would do to a book; asked before, and once more while nobody else can write."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from dossier.read.book.named_in import Named, digests, doubtful, named, places
from dossier.read.book.past_without import past_without
from dossier.read.book.rows_of import Book, found
from dossier.records.forgetting import Plan
from dossier.records.ref import Ref
from dossier.values.name_forms import Forms

_KNOWN = """SELECT EXISTS (SELECT 1 FROM contact WHERE id = :id)
    OR EXISTS (SELECT 1 FROM change WHERE table_name = 'contact' AND row_id = :id)"""
_NO_FORMS = Forms()


class Reading(NamedTuple):
    """A plan, the names by which it was made, and in how many other texts a part of a name may mean somebody else."""

    plan: Plan
    named: Named
    doubtful: int


def planned(connection: sqlite3.Connection, people: Iterable[int], phrase: str, before: Forms = _NO_FORMS) -> Reading:
    """Work out what forgetting people does; `phrase` stands in texts instead of them, `before` are forms known already."""
    book = Book(connection)
    rows = found(book, people)
    about = named(book, rows, before)
    texts = tuple(places(connection, rows, about, phrase))
    past = past_without(book, rows, about, phrase)
    plan = Plan(rows.people, rows.going, rows.loosened, texts, past, frozenset(digests(book, rows)))
    return Reading(plan, about, doubtful(connection, rows, about, {each[:2] for each in texts}))


def is_known(connection: sqlite3.Connection, ref: Ref) -> bool:
    """Tell whether a book knows a person, if only by its history."""
    return bool(connection.execute(_KNOWN, {"id": ref.id}).fetchone()[0])
