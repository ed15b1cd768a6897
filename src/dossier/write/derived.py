"""What is derived from the rows of an operation as they are written: the words of look-up, and the index of all texts."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dossier.write import look_up, search
from dossier.write.queue import WriteQueue

Touched = set[tuple[str, int]]
"""Records by table and id."""


class Derived:
    """What of an operation has its words, and what has not yet."""

    def __init__(self) -> None:
        self.named: Touched = set()
        """What is found by name already, and perhaps not by its texts."""
        self.unnamed: list[look_up.Given] = []
        """Rows that were written many at once and are not found by name yet."""
        self.unread: dict[str, int] = {}
        """By table the first of such rows that are not found by their texts yet: what comes after is new, too."""
        self._texts: list[search.Answer] = []
        """What new records say, of which no words are made yet."""
        self._documents: dict[str, search.Documents] = defaultdict(list)
        """What waits until there is enough of its kind to be written into the index."""

    def add(self, table: str, columns: Mapping[str, Sequence[Any]]) -> None:
        """Take up rows that were written many at once, given column by column."""
        self.unnamed.append((table, columns))
        self.unread.setdefault(table, columns["id"][0])

    def add_part(self, part: "Derived") -> None:
        """Take over what a part of the operation wrote."""
        self.named |= part.named
        self.unread = part.unread | self.unread

    def name(self, connection: sqlite3.Connection, touched: Touched, queue: WriteQueue) -> None:
        """Let records be found by name, once what is written behind is done."""
        for letter, words in look_up.of_new(self.unnamed):
            queue.add(look_up.enter, connection, letter, words)
        self.unnamed = []
        self._make(connection, queue.add_later)
        if any(table in look_up.KINDS for table, _number in touched):
            queue.drain()
            look_up.refresh(connection, touched)
        self.named |= touched

    def read(self, connection: sqlite3.Connection, end: Callable[[str], int]) -> None:
        """Ask for the texts of new records; their words are made while the next rows are written. `end`: the id after the last."""
        self._texts += search.asked_of_new(connection, _ranges(self.unread, end))
        self.unread = {}

    def finish(self, connection: sqlite3.Connection, end: Callable[[str], int], queue: WriteQueue) -> None:
        """Let everything that has its name be found by its texts."""
        new = _ranges(self.unread, end)
        self._make(connection, queue.add)
        for answer in search.asked_of_new(connection, new):
            self._texts = [answer]
            self._make(connection, queue.add)
        for documents in self._documents.values():
            queue.add(search.enter_documents, connection, documents)
        touched = {each for each in self.named if each[0] not in new or each[1] < new[each[0]].start}
        if any(table != "operation" for table, _number in touched):
            queue.wait()
            search.refresh(connection, touched)
        self.named, self.unread = set(), {}
        self._documents.clear()

    def _make(self, connection: sqlite3.Connection, write: Callable[..., None]) -> None:
        """Make the words of texts; `write` is how they are written: at once, behind, or when there is time."""
        for answer in self._texts:
            word, (documents, places) = answer[0], search.made(answer)
            write(search.enter_places, connection, word, places)
            held = self._documents[word]
            held += documents
            if len(held) >= search.MANY:
                write(search.enter_documents, connection, self._documents.pop(word))
        self._texts = []


def _ranges(first: Mapping[str, int], end: Callable[[str], int]) -> dict[str, range]:
    return {table: range(number, end(table)) for table, number in first.items()}
