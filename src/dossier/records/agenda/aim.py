"""What a talk with a client is to bring, the least to be content with, and what it came to."""

from datetime import date
from typing import Annotated, NamedTuple

from dossier.i18n import N_, NP_
from dossier.records.declared import choices

TALKS = ("call", "meeting", "visit", "fair")
"""Channels of a talk: both sides speak, and nothing is in writing."""
REACHED, LEAST, NOT = "reached", "least", "no"
ENDS = choices(
    (REACHED, N_("reached"), "达到"), (LEAST, NP_("aim", "the least"), "底线|最低"), (NOT, NP_("aim", "not"), "没有|未达到"),
)  # fmt: skip
"""What an aim came to in its talk."""


class Aim(NamedTuple):
    """What a talk is to bring. Ours alone: it is shown to nobody else and handed over only with `--private`."""

    id: Annotated[int, "its number in the book"]
    contact_id: Annotated[int | None, "the number of the person's ref"]
    company_id: Annotated[int | None, "the number of the firm's ref"]
    deal_id: Annotated[int | None, "the number of the deal's ref"]
    visit_id: Annotated[int | None, "the number of the ref of the visit it is for; null for the next talk"]
    text: Annotated[str, "what the talk is to bring"]
    least: Annotated[str | None, "the least to be content with"]
    set_on: Annotated[date, "the day it was written"]
    log_entry_id: Annotated[int | None, "the number of the ref of the talk; null before it"]
    outcome: Annotated[str | None, "reached, least, no; null while nobody has said"]
    visit_on: Annotated[date | None, "the first day of the visit"] = None
    visit_until: Annotated[date | None, "its last day, where it has several"] = None
    talked_on: Annotated[date | None, "the day of the talk"] = None

    def is_for(self, channel: str, day: date) -> bool:
        """Tell whether a talk of that channel on that day is the one it was written for."""
        if self.visit_on is None:
            return True
        return channel in ("visit", "meeting") and self.visit_on <= day <= (self.visit_until or self.visit_on)


class AimedTalk(NamedTuple):
    """A talk that had an aim, and what it came to."""

    ref: Annotated[str, "the talk"]
    name: Annotated[str, "with whom"]
    on_date: Annotated[date, "the day"]
    text: Annotated[str, "what it was to bring"]
    outcome: Annotated[str | None, "reached, least, no; null while nobody has said"]


class Aims(NamedTuple):
    """The talks of some days that had an aim, by what they came to."""

    reached: Annotated[int, "the aim"]
    least: Annotated[int, "the least"]
    missed: Annotated[int, "neither"]
    open: Annotated[int, "nobody has said yet"]

    @property
    def talks(self) -> int:
        """Return how many there were."""
        return sum(self)
