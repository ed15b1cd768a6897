"""What the report on the pipeline is made of."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple


class OpenDeal(NamedTuple):
    """A deal that is neither won nor lost nor asleep."""

    id: int
    title: str
    contact_id: int | None
    client: str | None
    contact: str | None
    country: str | None
    stage: str
    value: Decimal | None
    currency: str | None
    opened_on: date
    moved_on: date | None
    next_step: str | None
    waiting_since: str | None
    planned: str | None


class WentOn(NamedTuple):
    """How many deals that stood at a stage are decided, and how many of these came to an order."""

    stage: str
    decided: int
    ordered: int


class Held(NamedTuple):
    """What a deal waits for."""

    on: Annotated[
        str,
        "a topic of the negotiation (price, payment …), or waiting, quote_silent, quote_expired, proof, sample_missing,"
        " ship_by, deposit, balance",
    ]
    since: Annotated[date, "since when; of what was due, its day"]
    is_stuck: Annotated[bool, "false while a topic is only open, and not for long"]
    waits_for: Annotated[str | None, "us or them; null where the rounds do not say it"]
    text: Annotated[str | None, "which quotation, sample, order, or who said no"]


class PipelineDeal(NamedTuple):
    """An open deal in the pipeline."""

    ref: Annotated[str, "the deal"]
    title: Annotated[str, "its title"]
    client: Annotated[str | None, "the firm, or the person without one"]
    country: Annotated[str | None, "its market, or the client's country"]
    value: Annotated[Decimal | None, "its value"]
    currency: Annotated[str | None, "of that value"]
    age: Annotated[int, "days since it was opened"]
    at_stage: Annotated[int | None, "days since it came to its stage"]
    held: Annotated[tuple[Held, ...], "what it waits for, the oldest first"]
    next_step: Annotated[str | None, "what we do next"]
    planned: Annotated[str | None, "the next follow-up of the deal, else of its contact: its day, then its words"]

    @property
    def stuck(self) -> tuple[Held, ...]:
        """Return what it is stuck on."""
        return tuple(each for each in self.held if each.is_stuck)


class PipelineStage(NamedTuple):
    """The open deals of one stage; `--csv` has the same columns without the deals."""

    stage: Annotated[str, "the stage"]
    deals: Annotated[int, "how many deals stand there"]
    value: Annotated[Mapping[str, Decimal], "what they are worth, by currency"]
    without_value: Annotated[int, "of them have no value noted"]
    age: Annotated[int, "days since they were opened, in the middle"]
    oldest: Annotated[int, "days since the first of them was opened"]
    stuck: Annotated[int, "how many are stuck"]
    decided: Annotated[int, "all deals that ever stood there and came to an order, were lost or put to rest"]
    ordered: Annotated[int, "of these came to an order"]
    expected: Annotated[
        Mapping[str, Decimal],
        "the value times the share that came to an order, in whole units; empty below ten decided deals, and once ordered",
    ]
    open: Annotated[tuple[PipelineDeal, ...], "the deals, the longest stuck first"]
