"""Firms as objects: offers that fit one, whom to ask about it, reports across clients."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, TypedDict

from dossier.records.company.informants import Informant, NotToAsk
from dossier.records.company.matching import Proposal


class Matching(TypedDict):
    """Which of our offers fit a client."""

    ref: Annotated[str, "the client"]
    name: Annotated[str, "its name"]
    markets: Annotated[Sequence[str], "the countries that were judged"]
    mode: Annotated[str | None, "under whose brand to begin: oem, ours, both"]
    proposals: Annotated[Sequence[Proposal], "best first"]
    unknown: Annotated[Sequence[str], "what is not known of the client, in words"]


class Asking(TypedDict):
    """Who can tell about a company."""

    ref: Annotated[str, "the company"]
    name: Annotated[str, "its name"]
    informants: Annotated[Sequence[Informant], "best first"]
    excluded: Annotated[Sequence[NotToAsk], "whom not to ask"]


class Idea(TypedDict):
    """A client's product that we do not make for sure; `--csv` has the same columns."""

    ref: Annotated[str, "the product"]
    category: Annotated[str | None, "its category"]
    product: Annotated[str, "its name"]
    company: Annotated[str | None, "whose it is; null with `--share`"]
    country: Annotated[str | None, "the client's country"]
    kind: Annotated[str | None, "best_seller, new …"]
    what_is_new: Annotated[str | None, "what is new about it"]
    supplier: Annotated[str | None, "who makes it now"]
    mould: Annotated[str | None, "public or private"]
    can_make: Annotated[str | None, "whether we can make it: asked, no …"]
    asked_on: Annotated[date | None, "when our development was asked"]
    days_waiting: Annotated[int | None, "for how long the answer is waited for"]
    difference: Annotated[str | None, "how ours differs"]


class Competitor(TypedDict):
    """A supplier at a client; `--csv` has the same columns."""

    supplier: Annotated[str, "the supplier"]
    company_ref: Annotated[str, "the client"]
    company: Annotated[str, "its name"]
    country: Annotated[str | None, "its country"]
    product: Annotated[str | None, "by which product, or as noted"]
    category: Annotated[str | None, "its category"]
    noted_on: Annotated[date | None, "the day it was noted"]
    protected: Annotated[str, "yes if another client told us"]
