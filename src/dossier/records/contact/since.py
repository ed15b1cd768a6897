"""What happened since we last spoke with a client."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, NamedTuple

from dossier.records.known import Known

LEARNED, THEIRS, OURS, WORLD, UNSAID = "learned", "theirs", "ours", "world", "unsaid"
GROUPS = (LEARNED, THEIRS, OURS, WORLD, UNSAID)


class Spoken(NamedTuple):
    """A touch as far as talks are looked for: what happened by itself and notes are none."""

    id: int
    on_date: date
    at: str | None
    channel: str
    direction: str
    contact_id: int | None
    name: str | None
    text: str


class Ended(NamedTuple):
    """A promise that was kept, or a follow-up that was done: `by` is `ours` or `theirs`."""

    kind: str
    id: int
    by: str
    text: str
    closed_on: date


class Talk(NamedTuple):
    """The last time words went both ways."""

    ref: Annotated[str, "the touch, or the visit"]
    on_date: Annotated[date, "the day"]
    channel: Annotated[str, "call, meeting, visit, fair, chat, email"]
    contact_id: Annotated[int | None, "with whom: the number of the person's ref"]
    name: Annotated[str | None, "their name"]
    text: Annotated[str, "what was said"]


class Development(NamedTuple):
    """One thing that is different since then."""

    group: Annotated[str, "learned, theirs, ours, world, unsaid"]
    kind: Annotated[str, "what it is: fact, letters, promise_kept, promise_late, paid, unpaid, shipped, rate …"]
    on_date: Annotated[date | None, "the day"] = None
    what: Annotated[str, "the words of the record"] = ""
    ref: Annotated[str, "the record it rests on"] = ""
    number: Annotated[int, "how many"] = 1
    bad: Annotated[bool, "whether something was not done"] = False
    known: Annotated[Known | None, "of what was learned, the fact"] = None


Chosen = Mapping[str, tuple[Sequence[Development], int]]
"""For each group the changes to tell, and how many are left out."""


class Since(NamedTuple):
    """What changed since we last spoke with a client, and how much is known of it."""

    ref: Annotated[str, "the person, or the firm"]
    name: Annotated[str, "their name"]
    talk: Annotated[Talk | None, "the last talk; null where none is known"]
    letters: Annotated[int, "touches that were looked at"]
    first_on: Annotated[date | None, "the day of the oldest of them"]
    changes: Annotated[tuple[Development, ...], "what is different, in the order of the page"]
