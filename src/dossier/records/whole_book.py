"""A whole book as it is exported: the form of the file, and what of a book is in it."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from dossier.records.indexed import FOUND_BY

FORM = 1
"""The form of the file; one of a later form is refused."""
DERIVED = frozenset({"look_up", "alembic_version", "writer"}) | FOUND_BY
"""Tables that are not exported: they are made anew from the others, or say which migrations have run, or who wrote to this very file."""

Row = Mapping[str, Any]


class Head(NamedTuple):
    """What a file says of itself: its form, the form of the book's tables, the book's name, the day.

    `last_ids` are the highest numbers ever given by table: no ref is given a second time after an import either.
    `own_facts` are the facts that the user declared herself, by key with their type, and what more
    is said of one behind its key (`contact.wood.choices`); they lie in her settings.
    """

    form: int
    tables_form: int
    book: str
    on_date: str
    last_ids: Mapping[str, int]
    own_facts: Mapping[str, str]


class Piece(NamedTuple):
    """A part of a kept file: its digest and the bytes that come next."""

    digest: str
    content: bytes


class Part(NamedTuple):
    """Rows of one table, none read before it is asked for."""

    table: str
    rows: Iterable[Row]
