"""Who could tell about a company: what is looked at, and what is said about each."""

from datetime import date
from typing import NamedTuple

from dossier.records.why import Why


class Candidate(NamedTuple):
    """A contact of ours by what makes a good informant; `links` are (kind, whether it is read towards the target)."""

    contact_id: int
    name: str
    company_id: int | None
    company_name: str | None
    country: str | None
    markets: tuple[str, ...]
    products: tuple[str, ...]
    closeness: str | None
    trade_since: str | None
    joined_firm: str | None
    founded: str | None
    channel: str | None
    last_touch_on: date | None
    links: tuple[tuple[str, bool], ...]
    told_before: int
    owed: tuple[str, ...]

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
    """Somebody to ask: the score, what speaks for and against, and how to go about it."""

    candidate: Candidate
    score: int
    reasons: tuple[Why, ...]
    against: tuple[Why, ...]
    how: tuple[str, ...]


class NotToAsk(NamedTuple):
    """Somebody who is not to be asked, with the reason."""

    candidate: Candidate
    reason: str


class Asking(NamedTuple):
    """Whom to ask, best first, and whom not to."""

    informants: tuple[Informant, ...]
    excluded: tuple[NotToAsk, ...]
