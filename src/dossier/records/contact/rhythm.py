"""How long one person takes to answer, and for how long they have been silent."""

from datetime import date
from typing import Annotated, NamedTuple


class Rhythm(NamedTuple):
    """What is usual of a person, in working days of theirs, and the silence of today beside it."""

    usual: Annotated[int, "working days of theirs until an answer, in the middle"]
    mostly: Annotated[int, "working days within which seven of eight answers came"]
    letters: Annotated[int, "by how many answers that is known"]
    since: Annotated[date, "when the first of these letters went out"]
    unusual_from: Annotated[int, "working days of silence from which on it is unusual for them"]
    asked_on: Annotated[date | None, "since when a letter of ours waits for their answer; null if none does"]
    silent: Annotated[int, "working days for which it has waited; 0 if none does"]

    @property
    def is_unusual(self) -> bool:
        """Tell whether they owe an answer for longer than is usual for them."""
        return self.asked_on is not None and self.silent >= self.unusual_from
