"""What reports across clients are made of: ideas for development, suppliers at clients, fairs."""

from datetime import date
from typing import NamedTuple

from dossier.records.company.products import ClientProduct


class Idea(NamedTuple):
    """A client's product that development should look at, or has looked at."""

    product: ClientProduct
    company_id: int
    company: str
    country: str | None
    star: int | None


class Evidence(NamedTuple):
    """That a supplier serves a client: by which product, or as noted; `protected` was told by another client."""

    supplier: str
    company_id: int
    company: str
    country: str | None
    what: str | None
    category: str | None
    noted_on: date | None
    protected: bool


class FairNews(NamedTuple):
    """That a client shows at a fair; `on_date` is partial."""

    text: str
    on_date: str | None
    yearly: bool
    place: str | None
    country: str | None
    company_id: int
    company: str
    action: str | None
    star: int | None
    open_deals: int
    source: str | None = None
    told_by_id: int | None = None


class MetAt(NamedTuple):
    """A contact who was met at a fair, and whether the firm has ordered since."""

    detail: str
    contact: str
    company_id: int | None
    company: str | None
    country: str | None
    orders: int


class FairOutlook(NamedTuple):
    """A fair: when next, who of our clients is there, what came of it before, and whether to go."""

    name: str
    next_on: str | None
    usual: bool
    last_on: str | None
    place: str | None
    country: str | None
    clients: tuple[FairNews, ...]
    met: tuple[MetAt, ...]
    points: int
    verdict: str
    reasons: tuple[str, ...]
