"""Everything that was negotiated in a deal or with a firm, and who sat at the table."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.records.agenda.agenda import LogEntry
from dossier.records.deal.deal import Deal, Round, StageChange
from dossier.records.deal.policy import Policy
from dossier.records.known import Known
from dossier.records.order.order import Order
from dossier.records.order.proof import Proof
from dossier.records.quotation.quote import Quote, QuoteLine
from dossier.records.ref import Ref


class StuckDeal(NamedTuple):
    """An open deal whose newest round on a topic is not settled."""

    deal_id: int
    title: str
    company_id: int | None
    contact_id: int | None
    client: str
    country: str | None
    theirs: str | None
    on_date: date
    value: Decimal | None = None
    currency: str | None = None

    @property
    def ref(self) -> str:
        """Return the deal's short name, such as `d4`."""
        return f"d{self.deal_id}"


class Person(NamedTuple):
    """Somebody at the table."""

    id: Annotated[int, "the number of the contact's ref"]
    name: Annotated[str, "the name"]
    title: Annotated[str | None, "the title"]
    authority: Annotated[str | None, "what they may decide"]
    heads: Annotated[str | None, "the department they head"]


class Negotiation(NamedTuple):
    """Everything negotiated in a deal or with a firm, oldest first; `terms` holds every row ever noted."""

    ref: Ref
    name: str
    country: str | None
    deals: tuple[Deal, ...]
    stages: tuple[StageChange, ...]
    rounds: tuple[Round, ...]
    quotes: tuple[Quote, ...]
    quote_lines: tuple[QuoteLine, ...]
    orders: tuple[Order, ...]
    proofs: tuple[Proof, ...]
    log: tuple[LogEntry, ...]
    people: tuple[Person, ...]
    terms: tuple[Known, ...]
    policies: tuple[Policy, ...]
