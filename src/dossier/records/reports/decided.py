"""What the report on won and lost deals is made of."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

WON, LOST, RESTING = "won", "lost", "resting"


class DecidedDeal(NamedTuple):
    """A deal that came to an order, was lost, or was put to rest."""

    id: int
    title: str
    product: str | None
    client: str | None
    client_number: int | None
    country: str | None
    stage: str
    value: Decimal | None
    currency: str | None
    opened_on: date
    ordered_on: date | None
    moved_on: date | None
    closed_on: date | None
    cause: str | None
    reason: str | None
    quoted_on: date | None
    sampled_on: date | None
    ordered_before: int


class Decided(NamedTuple):
    """A deal with how it ended; `--csv` has a line for each."""

    ref: Annotated[str, "the deal"]
    title: Annotated[str, "its title"]
    client: Annotated[str | None, "the firm, or the person without one"]
    country: Annotated[str | None, "its market, or the client's country"]
    source: Annotated[str, "how the client came; empty where it is not noted"]
    product: Annotated[str, "the category, or the product in our words; empty where none is noted"]
    outcome: Annotated[str, "won, lost, or resting: put to rest, neither won nor lost"]
    on_date: Annotated[date, "the day of its first order, or on which it was lost or put to rest"]
    days: Annotated[int, "days from its opening until then"]
    value: Annotated[Decimal | None, "its value"]
    currency: Annotated[str | None, "of that value"]
    cause: Annotated[str | None, "of which kind the reason is; null where none is noted, or it was won"]
    reason: Annotated[str | None, "why, in our own words: also to whom, where we noted it"]
    ours: Annotated[Decimal | None, "our last price in its rounds"]
    theirs: Annotated[Decimal | None, "their last price in its rounds, in the same currency"]
    features: Annotated[tuple[str, ...], "of sample, quick_quotation, ordered_before those that it has"]


class Sides(NamedTuple):
    """How many deals of one group were won and lost, and what they came to."""

    name: Annotated[str, "which source, country, product or cause; empty where it is not noted"]
    won: Annotated[int, "deals that came to an order"]
    lost: Annotated[int, "deals that were lost"]
    won_value: Annotated[Mapping[str, Decimal], "what the won ones were worth, by currency"]
    lost_value: Annotated[Mapping[str, Decimal], "what the lost ones were worth, by currency"]


class Common(NamedTuple):
    """What most won deals have and few lost ones."""

    feature: Annotated[str, "sample (one was sent before), quick_quotation (within a week), ordered_before"]
    won: Annotated[int, "won deals that have it"]
    lost: Annotated[int, "lost deals that have it"]


class WonLost(NamedTuple):
    """The deals that were decided within the period."""

    all: Annotated[Sides, "all of them; without a name"]
    resting: Annotated[int, "deals that were put to rest: neither won nor lost"]
    days_to_win: Annotated[int | None, "days from opening to the order, in the middle"]
    days_to_lose: Annotated[int | None, "days from opening to the loss, in the middle"]
    causes: Annotated[tuple[Sides, ...], "the lost ones by cause"]
    sources: Annotated[tuple[Sides, ...], "by source"]
    countries: Annotated[tuple[Sides, ...], "by country"]
    products: Annotated[tuple[Sides, ...], "by product"]
    common: Annotated[tuple[Common, ...], "what won deals have in common; only from five won and five lost ones on"]
    deals: Annotated[tuple[Decided, ...], "the deals, the latest first"]
