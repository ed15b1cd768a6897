"""What forgetting people does to a book: the rows that go, the texts and the past that are written anew without them."""

from typing import NamedTuple

Rows = dict[str, set[int]]
"""Ids by table."""
COMMAND = "forget "
"""How the command of an operation begins by which people were forgotten; their refs stand behind it."""


class Loosened(NamedTuple):
    """A row that stays and loses a tie: the column in which it named them."""

    table: str
    id: int
    column: str


class Place(NamedTuple):
    """A text that names them: the column of a row, what stands there and what stands there without them."""

    table: str
    id: int
    column: str
    before: str
    after: str


class Past(NamedTuple):
    """The history without them: changes and operations that go, and those that are written anew."""

    gone_changes: tuple[int, ...]
    changes: tuple[tuple[int, str | None, str | None], ...]
    """Each with its JSON before and after."""
    gone_operations: tuple[int, ...]
    operations: tuple[Place, ...]


class Plan(NamedTuple):
    """All that is done to a book, worked out before anything is written."""

    people: frozenset[int]
    going: Rows
    loosened: tuple[Loosened, ...]
    places: tuple[Place, ...]
    past: Past
    digests: frozenset[str]
    """Kept files that no row names any more."""

    @property
    def is_empty(self) -> bool:
        """Whether the book holds nothing of them."""
        rows = any(ids for table, ids in self.going.items() if table != "contact")
        return not (rows or self.loosened or self.places or any(self.past))
