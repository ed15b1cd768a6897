"""What the report on sources is made of."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple


class Arrival(NamedTuple):
    """A client as it came: by whom first, from where, and the day of each step it has taken since."""

    contact_id: int
    company_id: int | None
    source: str | None
    detail: str | None
    came_on: date
    wrote_on: date | None
    answered_on: date | None
    quoted_on: date | None
    sampled_on: date | None
    ordered_on: date | None
    orders: int


class OrderSum(NamedTuple):
    """What one order of a client came to; None where it has no value."""

    contact_id: int
    value: Decimal | None
    currency: str | None


class SourceLine(NamedTuple):
    """What came of one source; `--csv` has the same columns."""

    source: Annotated[str, "how they came; empty where it is not noted"]
    detail: Annotated[str, "which platform, fair or friend"]
    clients: Annotated[int, "clients who came"]
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


class SourceVerdict(NamedTuple):
    """The source that earns the next money, and the one that does not; None where too little is known."""

    best: SourceLine | None
    worst: SourceLine | None
    is_hint: bool
