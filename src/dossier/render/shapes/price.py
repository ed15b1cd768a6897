"""What programs get of the prices of an article."""

from collections.abc import Sequence
from typing import Annotated, TypedDict

from dossier.records.quotation.prices import ArticlePrice, Conflict


class Prices(TypedDict):
    """The prices of an article that went out."""

    ref: Annotated[str, "the offer"]
    name: Annotated[str, "its name"]
    code: Annotated[str | None, "its item number"]
    currency: Annotated[str, "the money of `worth`"]
    prices: Annotated[Sequence[ArticlePrice], "to the client asked about, or to all, the newest first"]
    elsewhere: Annotated[Sequence[ArticlePrice], "to other clients, where one is asked about"]
    conflicts: Annotated[Sequence[Conflict], "pairs that do not go together, the widest gap first"]
