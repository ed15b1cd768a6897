"""What is negotiated in a deal: rounds, quotations, orders, proofs; our policies and the forwarders."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Index
from sqlmodel import Field

from dossier.write.tables import agenda, offer  # noqa: F401  (what its foreign keys name)
from dossier.write.tables.columns import (
    CountryCode,
    CurrencyCode,
    ExactDecimal,
    Numbered,
    PartialDate,
    Visible,
    by_name,
)


class Round(Numbered, table=True):
    """One exchange on one topic: ours against theirs."""

    __table_args__ = (Index("ix_round_topic_outcome", "topic", "outcome"), {"sqlite_autoincrement": True})
    deal_id: int = Field(foreign_key="deal.id", index=True)
    topic: str
    ours: str | None = None
    theirs: str | None = None
    outcome: str
    said_by_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    log_entry_id: int | None = Field(default=None, foreign_key="log_entry.id", index=True)
    on_date: date
    text: str | None = None


class Quote(Numbered, table=True):
    """A quotation; a revision points to the one it replaces."""

    __table_args__ = (
        Index("ix_quote_state_sent", "state", "sent_on"),
        Index("ix_quote_state_valid", "state", "valid_until"),
        {"sqlite_autoincrement": True},
    )
    deal_id: int = Field(foreign_key="deal.id", index=True)
    number: str
    revision: int = 1
    replaces_id: int | None = Field(default=None, foreign_key="quote.id", index=True)
    state: str
    currency: CurrencyCode | None = None
    incoterm: str | None = None
    place: str | None = None
    payment: str | None = None
    lead_time: str | None = None
    packing: str | None = None
    marks: str | None = None
    freight: str | None = None
    rate: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    rate_on: date | None = None
    rate_pair: str | None = None
    note: str | None = None
    created_on: date
    sent_on: date | None = None
    valid_until: date | None = None
    answered_on: date | None = None


by_name(Quote, "number")


class QuoteLine(Numbered, table=True):
    """One line of a quotation."""

    quote_id: int = Field(foreign_key="quote.id", index=True)
    position: int
    item: Visible
    quantity: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    unit: str | None = None
    price: Decimal = Field(sa_type=ExactDecimal)
    payment: str | None = None
    offer_id: int | None = Field(default=None, foreign_key="offer.id", index=True)


class Order(Numbered, table=True):
    """A confirmed order and its dates."""

    __tablename__ = "orders"
    __table_args__ = (
        Index("ix_orders_to_ship", "shipped_on", "ship_by"),
        Index("ix_orders_to_deposit", "deposit_paid", "deposit_due"),
        Index("ix_orders_to_balance", "balance_paid", "balance_due"),
        Index("ix_orders_to_sail", "shipped_on", "etd"),
        Index("ix_orders_to_arrive", "delivered_on", "eta"),
        Index("ix_orders_to_send_papers", "documents_sent", "balance_paid", "shipped_on"),
        {"sqlite_autoincrement": True},
    )
    deal_id: int = Field(foreign_key="deal.id", index=True)
    quote_id: int | None = Field(default=None, foreign_key="quote.id", index=True)
    number: str | None = None
    destination: CountryCode | None = None
    offer_id: int | None = Field(default=None, foreign_key="offer.id", index=True)
    plug: str | None = None
    mains: str | None = None
    certificates: str | None = None
    label_language: str | None = None
    packing: str | None = None
    sample_id: int | None = Field(default=None, foreign_key="proof.id", index=True)
    value: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    currency: CurrencyCode | None = None
    incoterm: str | None = None
    place: str | None = None
    payment: str | None = None
    forwarder: str | None = None
    confirmed_on: date
    in_production_on: date | None = None
    ship_by: date | None = None
    deposit_due: date | None = None
    deposit_paid: date | None = None
    balance_due: date | None = None
    balance_paid: date | None = None
    shipped_on: date | None = None
    delivered_on: date | None = None
    cancelled_on: date | None = None
    cancelled_why: str | None = None
    quantity: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    shipped_quantity: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    received: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    reckoned: str | None = None
    note: str | None = None
    po_number: str | None = None
    pi_sent_on: date | None = None
    inspection_on: date | None = None
    booking: str | None = None
    cut_off: date | None = None
    etd: date | None = None
    eta: date | None = None
    vessel: str | None = None
    container: str | None = None
    carrier: str | None = None
    bl_number: str | None = None
    bl_kind: str | None = None
    documents_sent: date | None = None
    documents_received: date | None = None
    cartons: int | None = None
    gross_weight: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    cbm: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    freight: str | None = None
    insured: str | None = None
    declared_on: date | None = None
    rebate: str | None = None
    claim: str | None = None


class OrderLine(Numbered, table=True):
    """One thing that was ordered."""

    order_id: int = Field(foreign_key="orders.id", index=True)
    position: int
    item: Visible
    quantity: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    unit: str | None = None
    price: Decimal | None = Field(default=None, sa_type=ExactDecimal)


class Lot(Numbered, table=True):
    """A part of an order that ships by itself."""

    __table_args__ = (
        Index("ix_lot_to_ship", "shipped_on", "ship_by"),
        Index("ix_lot_balance_due", "balance_due"),
        {"sqlite_autoincrement": True},
    )
    order_id: int = Field(foreign_key="orders.id", index=True)
    quantity: Decimal = Field(sa_type=ExactDecimal)
    unit: str | None = None
    item: str | None = None
    ship_by: date | None = None
    shipped_on: date | None = None
    balance_due: date | None = None
    note: str | None = None


class Receipt(Numbered, table=True):
    """Money that came for an order, or went back."""

    order_id: int = Field(foreign_key="orders.id", index=True)
    amount: Decimal = Field(sa_type=ExactDecimal)
    currency: CurrencyCode
    charges: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    on_date: date
    way: str | None = None
    account: str | None = None
    rate: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    note: str | None = None


by_name(QuoteLine, "item")
by_name(OrderLine, "item")
by_name(Order, "number")
by_name(Order, "po_number")


class Proof(Numbered, table=True):
    """A sample or proof on its way to being signed."""

    __table_args__ = (Index("ix_proof_state_sent", "state", "sent_on"), {"sqlite_autoincrement": True})
    deal_id: int = Field(foreign_key="deal.id", index=True)
    kind: str
    version: int = 1
    state: str
    sent_on: date | None = None
    courier: str | None = None
    feedback: str | None = None
    feedback_on: date | None = None
    signed_on: date | None = None
    lies_at: str | None = None
    contents: str | None = None
    waybill: str | None = None
    fee: str | None = None
    paid_by: str | None = None
    fee_paid_on: date | None = None
    credited_in: str | None = None
    credited_on: date | None = None
    text: str | None = None
    courier_cost: str | None = None
    credit_offered_on: date | None = None


class Correction(Numbered, table=True):
    """One thing to change on a proof; corrections are collected and sent to the client together, once."""

    proof_id: int = Field(foreign_key="proof.id", index=True)
    text: Visible
    noted_on: date
    sent_on: date | None = None


class Complaint(Numbered, table=True):
    """What a client complains about, and its end; one without a day on which it was closed is open."""

    __table_args__ = (Index("ix_complaint_open", "closed_on", "on_date"), {"sqlite_autoincrement": True})
    contact_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    deal_id: int | None = Field(default=None, foreign_key="deal.id", index=True)
    order_id: int | None = Field(default=None, foreign_key="orders.id", index=True)
    text: Visible
    on_date: date
    pieces: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    asked: str | None = None
    handler: str | None = None
    answered_on: date | None = None
    cause: str | None = None
    remedy: str | None = None
    cost: str | None = None
    prevention: str | None = None
    closed_on: date | None = None


class Policy(Numbered, table=True):
    """What we ask or grant on a topic from a day on, and its limits on payment; the newest row of a topic holds."""

    __table_args__ = (Index("ix_policy_topic_day", "topic", "on_date"), {"sqlite_autoincrement": True})
    topic: str
    text: Visible
    on_date: date
    open_percent: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    handed_percent: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    open_days: int | None = None
    open_sum: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    currency: CurrencyCode | None = None
    means: str | None = None
    security: str | None = None
    allowed_by: str | None = None


class Forwarder(Numbered, table=True):
    """A forwarder that other clients have used."""

    name: Visible
    ports: str | None = None
    countries: str | None = None
    since: PartialDate | None = None
    contact_line: str | None = None
    text: str | None = None


class RecapPoint(Numbered, table=True):
    """One point of a letter of ours that sums up a talk, and the letter of theirs that confirmed it."""

    log_entry_id: int = Field(foreign_key="log_entry.id", index=True)
    position: int
    text: Visible
    round_id: int | None = Field(default=None, foreign_key="round.id", index=True)
    promise_id: int | None = Field(default=None, foreign_key="promise.id", index=True)
    confirmed_in_id: int | None = Field(default=None, foreign_key="log_entry.id", index=True)
