"""What the reports on products and suppliers are made of."""

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
    product_id: int | None = None
