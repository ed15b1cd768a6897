"""What the report on countries is made of."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple


class MarketDeal(NamedTuple):
    """An open deal by the country its goods are for."""

    id: int
    country: str | None
    opened_on: date


class MarketOrder(NamedTuple):
    """An order by the country its goods go to, as far as that is noted, else by its client's."""

    id: int
    country: str | None
    value: Decimal | None
    currency: str | None
    confirmed_on: date
    product: str | None
    title: str
    plug: str | None
    certificates: str | None
    payment: str | None


class SoldLine(NamedTuple):
    """A line of an order, or of the quotation behind an order that has none; `payment` is the one its price stands on."""

    order_id: int
    item: str
    unit: str | None
    price: Decimal
    currency: str | None
    payment: str | None


class Price(NamedTuple):
    """What goods of one kind are sold at, in one currency and unit."""

    product: Annotated[str, "the category, or the item as it is written"]
    currency: Annotated[str, "the currency of the prices"]
    unit: Annotated[str | None, "a price is for one of these"]
    lines: Annotated[int, "lines of orders that it was reckoned from"]
    low: Annotated[Decimal, "the lowest price"]
    middle: Annotated[Decimal, "the price in the middle"]
    high: Annotated[Decimal, "the highest price"]


class Shared(NamedTuple):
    """What at least half of them have in common, and two at least."""

    what: Annotated[
        str, "the feature: a category, a mould (public, private), a word of the selling points, a mark, a plug"
    ]
    kind: Annotated[str, "category, mould, price_point, word, mark, plug"]
    have: Annotated[int, "how many have it"]
    of: Annotated[int, "of how many"]
    among: Annotated[
        str, "products: of the clients who sell there; orders: of goods that went there; clients: who need marks"
    ]


class CountryLine(NamedTuple):
    """A country as a market; `--csv` has the same columns, each list as one text."""

    country: Annotated[str | None, "the country; null where none is noted"]
    clients: Annotated[int, "clients who sit there"]
    open_deals: Annotated[int, "open deals for goods that go there"]
    orders: Annotated[int, "orders whose goods go there; cancelled ones do not count"]
    value: Annotated[Mapping[str, Decimal], "what these came to, by currency; empty with `--share`"]
    last_order_on: Annotated[date | None, "the day of the last of them"]
    products: Annotated[int, "products of clients who sell there"]
    prices: Annotated[tuple[Price, ...], "what sells at what price; empty with `--share`"]
    shared: Annotated[tuple[Shared, ...], "what the products of that market have in common"]
