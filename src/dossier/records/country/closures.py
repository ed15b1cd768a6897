"""When a market stands still, as the morning and the views see it."""

from datetime import date
from typing import NamedTuple

from dossier.records.country.country import CLOSURE, SEASON
from dossier.records.country.feast import Kept

LONG_DAYS = 5
"""From so many days on a closure is long: goods and answers must be planned around it."""


class OpenOrder(NamedTuple):
    """An order that has not been shipped: where it goes and by when."""

    ref: str
    number: str
    client: str
    country: str
    ship_by: date | None


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
    """One feast or time of rest, in all the countries that keep it at the same time.

    `computed` days may be off by one; `ours` says that our own house is shut, too.
    """

    name: str
    name_zh: str | None
    kind: str
    first: date
    last: date
    computed: bool
    countries: tuple[str, ...]
    ours: bool = False
    orders: tuple[OpenOrder, ...] = ()
    deals: int = 0
    valued: bool = False

    @property
    def length(self) -> int:
        """Return the days from the first to the last, both counted."""
        return (self.last - self.first).days + 1

    @property
    def is_period(self) -> bool:
        """Tell whether it is a time of rest by custom, not a public holiday."""
        return self.kind in (CLOSURE, SEASON)
