"""What the report on sources is made of."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

ENOUGH = 3
"""Clients that a source must have brought before it is judged, or a share is said of it: fewer say nothing."""


class Arrival(NamedTuple):
    """A client as it came: from where, and the day of each step it has taken since; a firm by its number, a person by the negative."""

    client: int
    source: str | None
    detail: str | None
    created_on: date
    first_contact: str | None
    wrote_on: date | None
    answered_on: date | None
    deals: int
    quoted_on: date | None
    sampled_on: date | None
    ordered_on: date | None
    orders: int

    @property
    def began_on(self) -> date:
        """Return the first day of which the book tells: days are counted from it."""
        return min(day for day in (self.created_on, self.wrote_on, self.answered_on) if day is not None)

    @property
    def came_on(self) -> date:
        """Return the day of the first contact as noted, a month or a year by its first day unless the book tells more."""
        noted, told = self.first_contact or "", self.began_on
        if not noted[:4].isdigit() or told.isoformat().startswith(noted):
            return told
        return date.fromisoformat(noted + "-01-01"[len(noted) - 4 :])


class OrderSum(NamedTuple):
    """What one order of a client came to; None where it has no value."""

    client: int
    value: Decimal | None
    currency: str | None


class SourceLine(NamedTuple):
    """What came of one source; `--csv` has the same columns."""

    source: Annotated[str, "how they came; empty where it is not noted"]
    detail: Annotated[str, "which platform, fair or friend"]
    clients: Annotated[int, "clients who came"]
    inquired: Annotated[int, "of them asked: who was found by us and never wrote nor ordered did not"]
    inquiries: Annotated[int, "what they asked, altogether: each deal, or one where there is no deal yet"]
    answered: Annotated[int, "of them had a first answer: ours, or theirs where we wrote first"]
    quoted: Annotated[int, "of them got a quotation"]
    sampled: Annotated[int, "of them got a sample"]
    ordered: Annotated[int, "of them ordered"]
    repeated: Annotated[int, "of them ordered again"]
    days_to_answer: Annotated[int | None, "days from the first contact to the first answer, in the middle"]
    days_to_quotation: Annotated[int | None, "days to the first quotation, in the middle"]
    days_to_sample: Annotated[int | None, "days to the first sample, in the middle"]
    days_to_order: Annotated[int | None, "days to the first order, in the middle"]
    value: Annotated[Mapping[str, Decimal], "what the orders came to, by currency"]

    @property
    def steps(self) -> tuple[int, ...]:
        """Return how many of the clients took each step, in its order."""
        return self.inquired, self.answered, self.quoted, self.sampled, self.ordered, self.repeated


class SourceVerdict(NamedTuple):
    """The source that earns the next money, the one that does not, and the one that one order more would put level.

    None where too little is known.
    """

    best: SourceLine | None
    worst: SourceLine | None
    is_hint: bool
    rival: SourceLine | None = None
