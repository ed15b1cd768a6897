"""A round of visits: stops, the clients at each, and the days on the way."""

from datetime import date
from typing import NamedTuple

from dossier.records.country.country import Holiday
from dossier.records.why import Why


class TripClient(NamedTuple):
    """A firm in a country by what makes a visit worth it; `people` are the ids of its contacts, deciders first."""

    company_id: int
    name: str
    city: str | None
    star: int | None
    open_deals: int
    closeness: str | None
    last_touch_on: date | None
    last_visit_on: date | None
    planned_on: date | None
    people: tuple[int, ...]

    @property
    def ref(self) -> str:
        """Return the short name, such as `o3`."""
        return f"o{self.company_id}"


class RankedClient(NamedTuple):
    """A client with the points of a visit and their reasons."""

    client: TripClient
    score: int
    reasons: tuple[Why, ...]


class Stop(NamedTuple):
    """A country on the way: its days, its clients ranked, its holidays; None where nothing is known of holidays."""

    country: str
    first: date | None
    last: date | None
    clients: tuple[RankedClient, ...]
    holidays: tuple[Holiday, ...] | None
