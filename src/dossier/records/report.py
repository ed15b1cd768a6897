"""What reports across clients are made of: ideas, suppliers at clients, fairs, sources, friends, dossiers."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dossier.records.company.products import ClientProduct
from dossier.records.contact.relationship import Relationship


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


class Arrival(NamedTuple):
    """A client as it came: by whom first, from where, and the day of each step it has taken since."""

    contact_id: int
    company_id: int | None
    source: str | None
    detail: str | None
    came_on: date
    wrote_on: date | None
    answered_on: date | None
    quoted_on: date | None
    sampled_on: date | None
    ordered_on: date | None
    orders: int


class OrderSum(NamedTuple):
    """What one order of a client came to; None where it has no value."""

    contact_id: int
    value: Decimal | None
    currency: str | None


class SourceLine(NamedTuple):
    """What came of one source: clients at each step, the usual days to it, and the value of their orders by currency."""

    source: str
    detail: str
    clients: int
    answered: int
    quoted: int
    sampled: int
    ordered: int
    repeated: int
    days_to_answer: int | None
    days_to_quotation: int | None
    days_to_sample: int | None
    days_to_order: int | None
    value: Mapping[str, Decimal]


class SourceVerdict(NamedTuple):
    """The source that earns the next money, and the one that does not; None where too little is known."""

    best: SourceLine | None
    worst: SourceLine | None
    is_hint: bool


class Friend(NamedTuple):
    """A person by how close we are and how long we know each other."""

    contact_id: int
    name: str
    company_id: int | None
    company: str | None
    country: str | None
    star: int | None
    last_touch_on: date | None
    known: Relationship

    @property
    def ref(self) -> str:
        """Return the short name, such as `c12`."""
        return f"c{self.contact_id}"


class Client(NamedTuple):
    """A firm with the person one has most to do with there, or a person without a firm."""

    company_id: int | None
    contact_id: int | None
    star: int | None
    open_deals: int
