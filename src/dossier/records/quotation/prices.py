"""Prices of one article that clients were told or have ordered at, and which of them do not go together."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

TIMES = 3
"""Prices belong to the same class of quantity while the larger quantity is less than so many times the smaller."""
RANKS = {
    rule: at
    for at, rules in enumerate(("EXW", "FCA FAS FOB", "CFR CPT", "CIF CIP", "DAP DPU", "DDP"))
    for rule in rules.split()
}
"""How much of the way a price holds, by its Incoterm: the more, the higher."""
SAME_MARKET, THEY_BUY, THEY_SELL = "market", "buys", "sells"


class ArticlePrice(NamedTuple):
    """The price of a line of a quotation that went out, or of an order."""

    ref: Annotated[str, "the quotation or order"]
    number: Annotated[str, "its number"]
    client: Annotated[str, "whom it was told"]
    company_id: Annotated[int | None, "the firm's id"]
    contact_id: Annotated[int | None, "the person's id"]
    markets: Annotated[
        tuple[str, ...], "where it is sold: the deal's market, else the client's country, and its markets"
    ]
    item: Annotated[str, "the line"]
    quantity: Annotated[Decimal | None, "how many; null where the line names none"]
    unit: Annotated[str | None, "of what"]
    price: Annotated[Decimal, "price of one"]
    currency: Annotated[str | None, "its money"]
    incoterm: Annotated[str | None, "the rule it rests on"]
    place: Annotated[str | None, "the named place"]
    on: Annotated[date, "the day it was told or ordered"]
    state: Annotated[str, "the state of the quotation, or ordered"]
    lives: Annotated[bool, "whether it binds today: open, accepted or ordered in the last twelve months"]
    worth: Annotated[
        Decimal | None, "price in the money of the page by the rate of its day; null where none is kept"
    ] = None
    rate_on: Annotated[date | None, "the day of that rate; null in the same money"] = None

    @property
    def whose(self) -> tuple[int | None, int | None]:
        """Return what tells one client from another: the firm, else the person."""
        return (self.company_id, None) if self.company_id is not None else (None, self.contact_id)

    @property
    def is_known(self) -> bool:
        """Tell whether quantity, basis and worth are all known, so that it can be compared."""
        return self.quantity is not None and self.incoterm in RANKS and self.worth is not None


class Before(NamedTuple):
    """What an article cost before: the client at hand last, and another client last, of the same class of quantity if there is one."""

    item: str
    offer: int
    theirs: ArticlePrice | None
    elsewhere: ArticlePrice | None


class Conflict(NamedTuple):
    """A price of ours that does not go together with one that lives with somebody else.

    `tie` is market, buys (they buy from this client) or sells (this client buys from them); `markets` are those they share.
    """

    ours: Annotated[ArticlePrice, "the price asked about"]
    theirs: Annotated[ArticlePrice, "the other client's"]
    tie: Annotated[str, "market, buys, sells"]
    markets: Annotated[tuple[str, ...], "countries in which both sell"]

    @property
    def is_above(self) -> bool:
        """Tell whether ours is the higher of the two."""
        return (self.ours.worth or self.ours.price) > (self.theirs.worth or self.theirs.price)

    @property
    def gap(self) -> Decimal:
        """Return by which part of the higher price the lower one is below it."""
        pair = sorted((self.ours.worth or self.ours.price, self.theirs.worth or self.theirs.price))
        return 1 - pair[0] / pair[1] if pair[1] else Decimal(0)
