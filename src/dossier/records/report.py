"""What reports across clients are made of: ideas, suppliers at clients, fairs, sources, friends, dossiers."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

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
    """A client who shows at a fair."""

    text: Annotated[str, "what is noted of it"]
    on_date: Annotated[str | None, "when; a partial date"]
    yearly: Annotated[bool, "whether every year"]
    place: Annotated[str | None, "where"]
    country: Annotated[str | None, "in which country"]
    company_id: Annotated[int, "the number of the firm's ref"]
    company: Annotated[str, "the firm"]
    action: Annotated[str | None, "what we plan; null with `--share`"]
    star: Annotated[int | None, "its stars"]
    open_deals: Annotated[int, "how many deals are open"]
    source: Annotated[str | None, "where it is from"] = None
    told_by_id: Annotated[int | None, "the number of the contact's ref who told us"] = None


class MetAt(NamedTuple):
    """A contact who was met at a fair."""

    detail: Annotated[str, "at which fair"]
    contact: Annotated[str, "who"]
    company_id: Annotated[int | None, "the number of the firm's ref"]
    company: Annotated[str | None, "the firm"]
    country: Annotated[str | None, "its country"]
    orders: Annotated[int, "orders since"]


class FairOutlook(NamedTuple):
    """A fair; `--csv` has one line for each."""

    name: Annotated[str, "the fair"]
    next_on: Annotated[str | None, "the next one: a day or a month"]
    usual: Annotated[bool, "whether that is only the usual month"]
    last_on: Annotated[str | None, "the last one"]
    place: Annotated[str | None, "where"]
    country: Annotated[str | None, "in which country"]
    clients: Annotated[tuple[FairNews, ...], "clients who are there"]
    met: Annotated[tuple[MetAt, ...], "who was met there"]
    points: Annotated[int, "what speaks for going"]
    verdict: Annotated[str, "go, visit, greet"]
    reasons: Annotated[tuple[str, ...], "why, in words"]


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
    """What came of one source; `--csv` has the same columns."""

    source: Annotated[str, "how they came; empty where it is not noted"]
    detail: Annotated[str, "which platform, fair or friend"]
    clients: Annotated[int, "clients who came"]
    answered: Annotated[int, "of them had a first answer: ours, or theirs where we wrote first"]
    quoted: Annotated[int, "of them got a quotation"]
    sampled: Annotated[int, "of them got a sample"]
    ordered: Annotated[int, "of them ordered"]
    repeated: Annotated[int, "of them ordered again"]
    days_to_answer: Annotated[int | None, "days from the first contact to the first answer, in the middle"]
    days_to_quotation: Annotated[int | None, "days to the first quotation, in the middle"]
    days_to_sample: Annotated[int | None, "days to the first sample, in the middle"]
    days_to_order: Annotated[int | None, "days to the first order, in the middle"]
    value: Annotated[Mapping[str, Decimal], "what the orders came to, by currency"]


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
