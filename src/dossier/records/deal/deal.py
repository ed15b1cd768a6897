"""Deals and what is written about them, as the views see it. Money is Decimal with its currency beside it."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dossier.records.agenda.agenda import LogEntry
from dossier.records.kinds import Ref
from dossier.records.known import Known
from dossier.values.money import Money
from dossier.values.payment_limits import Limits


class Deal(NamedTuple):
    """One piece of business."""

    id: int
    company_id: int | None
    company_name: str | None
    contact_id: int | None
    contact_name: str | None
    title: str
    product: str | None
    quantity: Decimal | None
    unit: str | None
    value: Decimal | None
    currency: str | None
    stage: str
    market: str | None
    next_step: str | None
    cause: str | None
    reason: str | None
    opened_on: date
    closed_on: date | None

    @property
    def ref(self) -> str:
        """Return the short name, such as `d4`."""
        return f"d{self.id}"


class StageChange(NamedTuple):
    """A move from one stage to another."""

    id: int
    deal_id: int
    from_stage: str | None
    to_stage: str
    on_date: date
    reason: str | None
    cause: str | None = None


class Round(NamedTuple):
    """Ours against theirs on one topic."""

    id: int
    deal_id: int
    topic: str
    ours: str | None
    theirs: str | None
    outcome: str
    said_by_name: str | None
    on_date: date
    text: str | None
    log_entry_id: int | None = None


class Quote(NamedTuple):
    """A quotation."""

    id: int
    deal_id: int
    number: str
    revision: int
    state: str
    currency: str | None
    incoterm: str | None
    place: str | None
    payment: str | None
    lead_time: str | None
    packing: str | None
    marks: str | None
    note: str | None
    created_on: date
    sent_on: date | None
    valid_until: date | None
    answered_on: date | None
    replaces_id: int | None = None

    @property
    def ref(self) -> str:
        """Return the short name, such as `q4`."""
        return f"q{self.id}"


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


class Order(NamedTuple):
    """A confirmed order and its dates."""

    id: int
    deal_id: int
    number: str | None
    destination: str | None
    value: Decimal | None
    currency: str | None
    incoterm: str | None
    place: str | None
    payment: str | None
    forwarder: str | None
    confirmed_on: date
    ship_by: date | None
    deposit_due: date | None
    deposit_paid: date | None
    balance_due: date | None
    balance_paid: date | None
    shipped_on: date | None
    note: str | None
    quote_id: int | None = None
    offer_id: int | None = None
    plug: str | None = None
    mains: str | None = None
    certificates: str | None = None
    label_language: str | None = None

    @property
    def ref(self) -> str:
        """Return the short name, such as `s7`."""
        return f"s{self.id}"


class Proof(NamedTuple):
    """A sample or proof."""

    id: int
    deal_id: int
    kind: str
    version: int
    state: str
    sent_on: date | None
    courier: str | None
    feedback: str | None
    feedback_on: date | None
    signed_on: date | None
    lies_at: str | None
    text: str | None

    @property
    def ref(self) -> str:
        """Return the short name, such as `y3`."""
        return f"y{self.id}"


class Correction(NamedTuple):
    """One thing to change on a proof; `sent_on` is the day the list went out."""

    id: int
    proof_id: int
    text: str
    noted_on: date
    sent_on: date | None


class Forwarder(NamedTuple):
    """A forwarder that clients have used."""

    id: int
    name: str
    ports: str | None
    countries: str | None
    since: str | None
    contact_line: str | None
    text: str | None


class Policy(NamedTuple):
    """What we ask or grant on a topic from a day on, with its limits on payment; `means` are instruments, one a line."""

    id: int
    topic: str
    text: str
    on_date: date
    open_percent: Decimal | None = None
    handed_percent: Decimal | None = None
    open_days: int | None = None
    open_sum: Decimal | None = None
    currency: str | None = None
    means: str | None = None
    security: str | None = None
    allowed_by: str | None = None

    @property
    def limits(self) -> Limits:
        """Return what may be granted at most."""
        most = None if self.open_sum is None or self.currency is None else Money(self.open_sum, self.currency)
        means = tuple((self.means or "").split("\n")) if self.means else ()
        return Limits(self.open_percent, self.handed_percent, self.open_days, most, means, self.security)


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
    """Somebody at the table: title, what they may decide, and the department they head."""

    id: int
    name: str
    title: str | None
    authority: str | None
    heads: str | None


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
