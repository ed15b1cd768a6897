"""Refs: the short names by which records are typed and shown."""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dossier.records.declared import RecordKind

_REF = r"#?([a-z]{1,2})\s?([1-9]\d{0,17})[\s.,:;，。：；、]*"
"""A ref as people write it: also `#c14`, `C 14` and `c14:`."""


OWNERS = {"c": "contact_id", "o": "company_id", "d": "deal_id"}
"""The column by which a row belongs to a contact, a company or a deal, by the letter of its ref."""


class Ref(NamedTuple):
    """The short name of a record, such as `c12`: the letter (or two) of its kind and its id, stable for ever."""

    letter: str
    id: int

    def __str__(self) -> str:
        return f"{self.letter}{self.id}"

    @property
    def kind(self) -> "RecordKind":
        """Return the kind of record that this names."""
        from dossier.records.kinds import BY_LETTER  # most commands never ask, and need not load every record

        return BY_LETTER[self.letter]


def read_ref(text: str) -> Ref | None:
    """Return the ref that a text is, or None if it is none."""
    hit = re.fullmatch(_REF, text.strip().casefold())
    if hit is None:
        return None
    from dossier.records.kinds import BY_LETTER

    return Ref(hit[1], int(hit[2])) if hit[1] in BY_LETTER else None
