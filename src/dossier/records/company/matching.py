"""What matching looks at and what it says: markets as goods meet them, buyers of our goods, proposals with reasons."""

from datetime import date
from typing import Annotated, NamedTuple

from dossier.records.company.products import Offer
from dossier.records.country.country import Mark
from dossier.records.why import Why


class MarketNeeds(NamedTuple):
    """What a country asks of goods: plug letters (IEC), volts, marks, and the finish that tends to sell."""

    iso2: str
    name: str
    plugs: tuple[str, ...] = ()
    usual_plug: str | None = None
    volts: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()
    finish: str = "unknown"
    own_note: str | None = None


class Purchase(NamedTuple):
    """Something of ours that a client ordered."""

    company_id: int
    item: str
    offer_id: int | None
    on_date: date


class Buyer(NamedTuple):
    """A client of ours by what makes clients alike."""

    company_id: int
    name: str
    country: str | None
    channels: frozenset[str]
    price_level: str | None
    brand: str | None


class Proposal(NamedTuple):
    """One offer for a client; the score is the sum of the points."""

    offer: Annotated[Offer, "our offer"]
    score: Annotated[int, "how well it fits"]
    reasons: Annotated[tuple[Why, ...], "what speaks for it"]
    against: Annotated[tuple[Why, ...], "what speaks against it"]
    unknown: Annotated[tuple[str, ...], "what is not known, in words"]


class Matching(NamedTuple):
    """The offers for a client, best first, and under whose brand to begin (`oem`, `ours`, `both` or None)."""

    mode: str | None
    proposals: tuple[Proposal, ...]
    unknown: tuple[str, ...]
