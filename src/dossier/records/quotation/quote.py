"""A quotation and its lines as they stand in the book."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.i18n import N_
from dossier.records.catalogue.choices import INCOTERMS
from dossier.records.declared import OPEN, choices, kind, private, shared

QUOTE_STATES = choices(
    ("draft", N_("draft"), "草稿"), ("sent", N_("sent"), "已发"), ("answered", N_("answered"), "已回复"),
    ("accepted", N_("accepted"), "已接受"), ("expired", N_("expired"), "已过期"), ("refused", N_("refused"), "被拒"),
    ("replaced", N_("replaced"), "已被替代"), ("withdrawn", N_("withdrawn"), "已撤回"),
)  # fmt: skip
OUT = ("sent", "answered", "accepted")
"""States in which a quotation has reached the client."""


class Quote(NamedTuple):
    """A quotation.

    `rate` is what one unit of the first money of `rate_pair` (`USD/CNY`) cost in the second when its prices were written,
    as it was noted on `rate_on`; None where no rate was noted then, or where the prices stand in our own money.
    """

    id: int
    deal_id: int
    number: Annotated[str, shared(N_("number"), aliases=("编号",))]
    revision: Annotated[int, OPEN]
    state: Annotated[str, shared(N_("state"), "choice", QUOTE_STATES)]
    currency: Annotated[str | None, shared(N_("currency"), "currency")]
    incoterm: Annotated[str | None, shared(N_("incoterm"), "choice", INCOTERMS)]
    place: Annotated[str | None, shared(N_("named place"))]
    payment: Annotated[str | None, shared(N_("payment basis"))]
    lead_time: Annotated[str | None, shared(N_("lead time"))]
    packing: Annotated[str | None, shared(N_("packing"))]
    marks: Annotated[str | None, shared(N_("marks"))]
    note: Annotated[str | None, private(N_("note"))]
    created_on: Annotated[date, OPEN]
    sent_on: Annotated[date | None, shared(N_("sent on"), "day")]
    valid_until: Annotated[date | None, shared(N_("valid until"), "day", aliases=("valid",))]
    answered_on: Annotated[date | None, shared(N_("answered on"), "day")]
    replaces_id: Annotated[int | None, OPEN] = None
    freight: Annotated[str | None, private(N_("freight"), "money", aliases=("运费", "海运费"))] = None
    rate: Annotated[Decimal | None, private(key="rate")] = None
    rate_on: Annotated[date | None, private(key="rate_on")] = None
    rate_pair: Annotated[str | None, private(key="rate_pair")] = None

    @property
    def ref(self) -> str:
        """Return the short name, such as `q4`."""
        return f"q{self.id}"


QUOTE = kind(
    Quote, "quote", "q", N_("quotation"), "deal", plural="quotes",
    listed="number company deal state payment sent=sent_on valid_until country",
    called="number", title="number", day="created_on",
)  # fmt: skip


class QuoteLine(NamedTuple):
    """One line of a quotation; `price` per unit."""

    id: int
    quote_id: int
    position: int
    item: str
    quantity: Decimal | None
    unit: str | None
    price: Decimal
    payment: str | None
