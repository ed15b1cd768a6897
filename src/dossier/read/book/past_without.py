"""The history of a book without some people: what of it goes, and what the rest says then."""

import json
import re
from collections.abc import Iterator
from typing import Any

from dossier.read.book.named_in import THEIRS, Named, in_row, texts, without
from dossier.read.book.rows_of import Book, Found, Row
from dossier.records.forgetting import COMMAND, Past, Place
from dossier.records.known import TOLD
from dossier.records.ties import TELLERS

_CHANGES = """SELECT h.id, h.operation_id, h.table_name, h.row_id, h.before, h.after, p.undone_at IS NOT NULL
    FROM change h JOIN operation p ON p.id = h.operation_id ORDER BY h.id"""


class _History:
    """One walk through the changes, and what it found of each operation."""

    def __init__(self, book: Book, found: Found, about: Named, phrase: str) -> None:
        self.book, self.found, self.phrase = book, found, phrase
        self.anywhere, self.near = about.patterns()
        self.naming: dict[str, dict[str, tuple[str, bool]]] = {}
        for tie in book.ties:
            self.naming.setdefault(tie.table, {})[tie.column] = (tie.of, tie.fixed)
        self.touched: set[int] = set()
        """Operations that wrote something of theirs."""
        self.beside: set[int] = set()
        """Those that wrote something near."""
        self.left: set[int] = set()
        """Those of which something stays."""

    def changes(self) -> Iterator[tuple[int, str | None, str | None] | int]:
        """Yield each change that is written anew, and the number of each that goes."""
        for number, operation, table, row_id, before, after, undone in self.book.connection.execute(
            _CHANGES
        ).fetchall():
            if row_id in self.found.going.get(table, ()):
                self.touched.add(operation)
                yield number
                continue
            close = row_id in self.found.near.get(table, ())
            if close:
                self.beside.add(operation)
            if undone:  # what was taken back before this can be done no more
                yield number
                continue
            states = [None if text is None else json.loads(text) for text in (before, after)]
            new = [None if state is None else self._without(table, row_id, state, close=close) for state in states]
            if new == states:
                self.left.add(operation)
            elif None not in new and new[0] == new[1]:
                self.touched.add(operation)
                yield number
            else:
                self.left.add(operation)
                yield number, *(None if state is None else json.dumps(state, ensure_ascii=False) for state in new)

    def _without(self, table: str, row_id: int, state: Row, *, close: bool) -> Row:
        """Return what a row was without them: no text names them, and no tie leads to what goes."""
        fitting, ties = self.near if close else self.anywhere, self.naming.get(table, {})
        told: Row = {}
        for column, value in state.items():
            of = ties.get(column)
            if of is not None and value is not None and value in self.found.going.get(of[0], ()):
                told[column] = self._today(table, row_id, column)
                if column in TELLERS and "source" in state:
                    told["source"] = TOLD
            else:
                told.setdefault(column, value if (table, column) in THEIRS else without(value, fitting, self.phrase))
        return told

    def _today(self, table: str, row_id: int, column: str) -> Any:
        """Return what a tie of a row that stays leads to in the end; nothing where it led to what goes."""
        of = self.naming[table][column][0]
        value = next((row.get(column) for row in self.book.rows(table, [row_id])), None)
        return None if value in self.found.going.get(of, ()) else value

    def operations(self) -> Iterator[Place | int]:
        """Yield each text of an operation that names them, and the number of each operation of which nothing is left."""
        refs = "|".join(f"c{number}" for number in sorted(self.found.people))
        theirs = re.compile(rf"\b(?:{refs})\b")
        for at, (number, row) in enumerate(texts(self.book.connection, "operation")):
            if row["command"].startswith(COMMAND):
                continue
            gone = number not in self.left
            is_theirs = number in self.touched or (gone and any(map(theirs.search, row.values())))
            fitting = self.near if is_theirs or number in self.beside else self.anywhere
            new = list(in_row("operation", number, row, fitting, self.phrase))
            if gone and at and (is_theirs or new):
                yield number  # (the first one stays: it names the book)
            else:
                yield from new


def past_without(book: Book, found: Found, about: Named, phrase: str) -> Past:
    """Return the history without some people; `phrase` stands where they were named.

    Operations that were only about them go; others lose the rows about them. What had been taken back can be done no more.
    """
    walk = _History(book, found, about, phrase)
    changes = list(walk.changes())
    operations = list(walk.operations())
    return Past(
        tuple(each for each in changes if isinstance(each, int)),
        tuple(each for each in changes if not isinstance(each, int)),
        tuple(each for each in operations if isinstance(each, int)),
        tuple(each for each in operations if not isinstance(each, int)),
    )
