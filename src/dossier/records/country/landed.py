"""What goods come to once they are in their market: goods, freight, duty, tax, each with how it is known."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

GOODS, FREIGHT, DUTY, EXTRA, TAX = "goods", "freight", "duty", "extra", "tax"
NOTED, SOURCED, ASSUMED, UNKNOWN = "noted", "sourced", "assumed", "unknown"
"""How a part is known: the user noted it, a source on file says it of such goods, an average stands in, or not at all."""
OTHER_MONEY = "currency"
"""The source of a freight that is noted in another money than the goods: added by a rate that is kept, else left out."""


class GoodsLine(NamedTuple):
    """Goods of one kind: what they come to, and their customs code if it is noted."""

    item: str
    quantity: Decimal | None
    unit: str | None
    amount: Decimal
    hs_code: str | None


class LandedPart(NamedTuple):
    """One part of what goods come to; from `low` to `high`, which are the same but for a tax that is a range."""

    what: Annotated[str, "goods, freight, duty, extra (duty on goods of China), tax"]
    item: Annotated[str, "the goods that it is of, empty for all"]
    percent: Annotated[Decimal | None, "per cent of the value it is reckoned on"]
    low: Annotated[Decimal | None, "the sum; null where it is unknown"]
    high: Annotated[Decimal | None, "the sum at most"]
    basis: Annotated[str, "noted, sourced, assumed, unknown"]
    source: Annotated[str, "the key of the source on file, or of a noted duty its ref"] = ""
    year: Annotated[int | None, "the year of the source"] = None
    code: Annotated[str, "the customs code by which the duty was found"] = ""
    included: Annotated[bool, "whether the price holds it already"] = False
    noted: Annotated[str, "the freight as it is noted, where that is another money"] = ""
    rate: Annotated[Decimal | None, "the rate by which it was turned into this money"] = None
    rate_on: Annotated[date | None, "the day of that rate"] = None


class Landed(NamedTuple):
    """What goods come to in a market; what is unknown is not in the sum."""

    country: Annotated[str, "the market"]
    currency: Annotated[str | None, "the money"]
    incoterm: Annotated[str | None, "the rule on which the price stands"]
    duty_on: Annotated[str, "CIF or FOB: on which value duty is reckoned"]
    parts: Annotated[tuple[LandedPart, ...], "in the order in which they are added"]
    low: Annotated[Decimal, "the sum of what is known"]
    high: Annotated[Decimal, "the sum at most, of what is known"]
    missing: Annotated[tuple[str, ...], "parts that are not in the sum"]
    quantity: Annotated[Decimal | None, "how many pieces, where the goods are of one kind"] = None
    unit: Annotated[str | None, "of what"] = None
