"""Who could tell about a company: what is looked at, and what is said about each."""

from datetime import date
from typing import Annotated, NamedTuple

from dossier.records.why import Why


class Candidate(NamedTuple):
    """A contact by what makes a good informant."""

    contact_id: Annotated[int, "the number of the ref"]
    name: Annotated[str, "the name"]
    company_id: Annotated[int | None, "the number of the firm's ref"]
    company_name: Annotated[str | None, "the firm"]
    country: Annotated[str | None, "the country"]
    markets: Annotated[tuple[str, ...], "where the firm sells"]
    products: Annotated[tuple[str, ...], "what it sells"]
    closeness: Annotated[str | None, "how close to us"]
    trade_since: Annotated[str | None, "since when in the trade"]
    joined_firm: Annotated[str | None, "since when at the firm"]
    founded: Annotated[str | None, "since when the firm exists"]
    channel: Annotated[str | None, "by which way they talk"]
    last_touch_on: Annotated[date | None, "the last touch"]
    links: Annotated[tuple[tuple[str, bool], ...], "relations to the company, each with whether it is read towards it"]
    told_before: Annotated[int, "how often they told us something"]
    owed: Annotated[tuple[str, ...], "promises of ours that are open"]

    @property
    def ref(self) -> str:
        """Return the short name, such as `c12`."""
        return f"c{self.contact_id}"


class Target(NamedTuple):
    """The company somebody is to be asked about."""

    company_id: int
    name: str
    country: str | None
    markets: tuple[str, ...]
    products: tuple[str, ...]


class Informant(NamedTuple):
    """Somebody to ask."""

    candidate: Annotated[Candidate, "who"]
    score: Annotated[int, "the sum of the points"]
    reasons: Annotated[tuple[Why, ...], "what speaks for it"]
    against: Annotated[tuple[Why, ...], "what speaks against it"]
    how: Annotated[tuple[str, ...], "how to go about it"]


class NotToAsk(NamedTuple):
    """Somebody who is not to be asked."""

    candidate: Annotated[Candidate, "who"]
    reason: Annotated[str, "why not"]


class Asking(NamedTuple):
    """Whom to ask, best first, and whom not to."""

    informants: tuple[Informant, ...]
    excluded: tuple[NotToAsk, ...]
