"""A fact as it is known: value, or known to be none, with source, day and certainty."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, NamedTuple

from dossier.i18n import N_

KNOWN, NONE, NOT_APPLICABLE, UNKNOWN = "known", "none", "n/a", "unknown"
STATES = (KNOWN, NONE, NOT_APPLICABLE, UNKNOWN)

CERTAIN, LIKELY, GUESS = "certain", "likely", "guess"
CERTAINTIES = (CERTAIN, LIKELY, GUESS)

TOLD = "client"
"""The source of what another client told us."""
TITLE = "title"
"""The source of what only a job title says: its owner's power to decide."""

SOURCES: dict[str, str] = {
    "website": N_("website"),
    "linkedin": N_("LinkedIn"),
    "facebook": N_("Facebook"),
    "email": N_("e-mail"),
    "phone": N_("phone call"),
    "chat": N_("chat"),
    "meeting": N_("meeting"),
    "visit": N_("visit"),
    "fair": N_("trade fair"),
    "signature": N_("mail signature"),
    TITLE: N_("job title"),
    "inquiry": N_("inquiry"),
    "client": N_("another client"),
    "customs": N_("customs data"),
    "search": N_("own search"),
    "document": N_("document"),
    "inherited": N_("taken over from a colleague"),
    "guess": N_("guess"),
    "user": N_("own entry"),
}


class Known(NamedTuple):
    """A fact as it was noted."""

    key: Annotated[str, "the key in the catalogue"]
    value: Annotated[str | None, "the value; the items of a list stand on lines of their own"]
    state: Annotated[str, "known, none, n/a, unknown (taken back)"]
    source: Annotated[str, "where it is from"]
    noted_on: Annotated[date, "the day it was noted"]
    certainty: Annotated[str, "certain, likely, guess"] = CERTAIN
    told_by: Annotated[int | None, "the number of the ref of the contact who told us"] = None
    note: Annotated[str | None, "a remark"] = None
    id: Annotated[int | None, "its number in the book"] = None
    source_detail: Annotated[str | None, "more of where it is from"] = None

    @property
    def items(self) -> tuple[str, ...]:
        """Return the items of a list value, in the order they were given."""
        return tuple((self.value or "").split("\n")) if self.value else ()

    @property
    def is_guess(self) -> bool:
        """Tell whether this row is only a guess."""
        return self.certainty == GUESS or self.source == "guess"

    @property
    def from_others(self) -> bool:
        """Tell whether another client told us; true also when the teller is no longer in the book."""
        return was_told(self.source, self.told_by)

    def age(self, today: date) -> int:
        """Return how many days ago this was noted."""
        return (today - self.noted_on).days


def was_told(source: object, teller: object) -> bool:
    """Tell by source and teller whether another client told us something in confidence."""
    return teller is not None or source == TOLD


def is_from_others(row: object) -> bool:
    """Tell whether what a record says was told by another client."""
    return was_told(getattr(row, "source", None), getattr(row, "told_by_id", None))


def current(rows: Iterable[Known]) -> dict[str, Known]:
    """Return the row that counts for each key: newest first, no guess before a certainty.

    A row in state unknown takes back everything noted until then; with a value, one note of several.
    """
    best: dict[str, Known] = {}
    for row in sorted(rows, key=lambda row: (row.noted_on, row.id or 0)):
        if row.state == UNKNOWN:
            if row.value is None or (row.key in best and best[row.key].value == row.value):
                best.pop(row.key, None)
        elif row.key not in best or not row.is_guess or best[row.key].is_guess:
            best[row.key] = row
    return best


def standing(rows: Iterable[Known], key: str) -> list[Known]:
    """Return every row of a key of which many may stand together, newest first."""
    kept: list[Known] = []
    for row in sorted((row for row in rows if row.key == key), key=lambda row: (row.noted_on, row.id or 0)):
        others = [each for each in kept if row.value is not None and each.value != row.value]
        kept = others if row.state == UNKNOWN else [row, *kept]
    return kept
