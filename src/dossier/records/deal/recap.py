"""What was said in a talk, point by point, as a letter of ours sums it up, and what of it they confirmed in writing."""

from datetime import date
from typing import Annotated, NamedTuple

from dossier.records.agenda.agenda import LogEntry


class Basis(NamedTuple):
    """What one point of a recap rests on: a round that was settled in the talk, or a promise made there.

    `topic` is a round's, `by` says whose promise it is; `words` are those of the round or the promise, as they are kept.
    """

    ref: str
    words: str
    topic: str | None = None
    by: str | None = None
    due_on: date | None = None
    ours: str | None = None
    theirs: str | None = None


class RecapPoint(NamedTuple):
    """One point of a recap that went out; by word alone until a letter of theirs confirms it."""

    id: Annotated[int, "its number in the book"]
    log_entry_id: Annotated[int, "the number of the ref of our letter"]
    position: Annotated[int, "its number in the letter"]
    text: Annotated[str, "its words in the letter"]
    round_id: Annotated[int | None, "the number of the ref of the round it rests on"]
    promise_id: Annotated[int | None, "the number of the ref of the promise it rests on"]
    confirmed_on: Annotated[date | None, "the day of the letter that confirms it; null while none does"]
    confirmed_in_id: Annotated[int | None, "the number of the ref of that letter in the log"]


class Recap(NamedTuple):
    """A recap that went out: our letter and its points."""

    letter: LogEntry
    points: tuple[RecapPoint, ...]

    @property
    def waiting(self) -> tuple[RecapPoint, ...]:
        """Return the points that nobody has confirmed."""
        return tuple(each for each in self.points if each.confirmed_on is None)
