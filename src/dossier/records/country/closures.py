"""When a market stands still, as the morning and the views see it."""

from datetime import date
from typing import Annotated, NamedTuple

from dossier.records.country.country import CLOSURE, SEASON
from dossier.records.country.feast import Kept

LONG_DAYS = 5
"""From so many days on a closure is long: goods and answers must be planned around it."""


class OpenOrder(NamedTuple):
    """An order that has not been shipped."""

    ref: Annotated[str, "the order"]
    number: Annotated[str, "its number"]
    client: Annotated[str, "whose it is"]
    country: Annotated[str, "where it goes"]
    ship_by: Annotated[date | None, "the day to ship by"]
    making: Annotated[int | None, "the days to make that stand in the firm's terms"] = None


class Concern(NamedTuple):
    """What we have at stake in a country: orders to ship, deals in talk, or a client who matters without either."""

    orders: tuple[OpenOrder, ...] = ()
    deals: int = 0
    valued: bool = False


class Faithful(NamedTuple):
    """A client of whom a religion is noted."""

    contact_id: int
    name: str
    country: str | None
    faith: str


class KeptByClients(NamedTuple):
    """A feast or fast that clients keep by their religion, on the days of their countries."""

    kept: Kept
    clients: tuple[Faithful, ...]


class Closure(NamedTuple):
    """A feast or time of rest ahead, where something is at stake."""

    name: Annotated[str, "its name in English"]
    name_zh: Annotated[str | None, "its name in Chinese"]
    kind: Annotated[str, "public, most, closure, season"]
    first: Annotated[date, "its first day"]
    last: Annotated[date, "its last day"]
    computed: Annotated[bool, "whether the moon decides: ±1 day"]
    countries: Annotated[tuple[str, ...], "the countries that keep it"]
    ours: Annotated[bool, "whether our own house is shut"] = False
    orders: Annotated[tuple[OpenOrder, ...], "orders that are open there"] = ()
    deals: Annotated[int, "how many deals are open there"] = 0
    valued: Annotated[bool, "whether nothing is open, but somebody there matters"] = False

    @property
    def length(self) -> int:
        """Return the days from the first to the last, both counted."""
        return (self.last - self.first).days + 1

    @property
    def is_period(self) -> bool:
        """Tell whether it is a time of rest by custom, not a public holiday."""
        return self.kind in (CLOSURE, SEASON)
