"""A round of visits: stops, the clients at each, and the days on the way."""

from datetime import date
from typing import Annotated, NamedTuple

from dossier.records.country.country import Holiday
from dossier.records.why import Why


class TripClient(NamedTuple):
    """A firm by what makes a visit worth it."""

    company_id: Annotated[int, "the number of its ref"]
    name: Annotated[str, "its name"]
    city: Annotated[str | None, "where it is"]
    star: Annotated[int | None, "its stars"]
    open_deals: Annotated[int, "how many deals are open"]
    closeness: Annotated[str | None, "how close its people are to us"]
    last_touch_on: Annotated[date | None, "the last touch"]
    last_visit_on: Annotated[date | None, "the last visit"]
    planned_on: Annotated[date | None, "the next follow-up"]
    people: Annotated[tuple[int, ...], "the numbers of its contacts' refs, deciders first"]

    @property
    def ref(self) -> str:
        """Return the short name, such as `o3`."""
        return f"o{self.company_id}"


class RankedClient(NamedTuple):
    """A client at a stop."""

    client: Annotated[TripClient, "the firm"]
    score: Annotated[int, "the sum of the points"]
    reasons: Annotated[tuple[Why, ...], "what they are for"]


class Stop(NamedTuple):
    """A country on the way."""

    country: Annotated[str, "the country"]
    first: Annotated[date | None, "the first day there"]
    last: Annotated[date | None, "the last"]
    clients: Annotated[tuple[RankedClient, ...], "best first"]
    holidays: Annotated[tuple[Holiday, ...] | None, "days off on the way; null where a year is not in the book"]
