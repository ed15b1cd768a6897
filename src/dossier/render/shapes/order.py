"""Orders and proofs as objects."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, NotRequired, TypedDict

from dossier.records.country.country import Mark, Sanctions
from dossier.records.country.landed import Landed
from dossier.records.deal.strictness import TopicPlan


class OrderLine(TypedDict):
    """One thing that was ordered."""

    item: Annotated[str, "what is ordered"]
    quantity: Annotated[Decimal | None, "how many"]
    unit: Annotated[str | None, "of which unit"]
    price: Annotated[Decimal | None, "for one"]


class Lot(TypedDict):
    """A part of an order that ships by itself."""

    ref: Annotated[str, "the lot"]
    quantity: Annotated[Decimal, "how many"]
    unit: Annotated[str | None, "of which unit"]
    item: Annotated[str | None, "of which line, where the order has several"]
    ship_by: Annotated[date | None, "the day to ship by"]
    shipped_on: Annotated[date | None, "the day it left"]
    balance_due: Annotated[date | None, "when its money is due"]
    note: Annotated[str | None, "what stays in the house; null with `--share`"]


class Receipt(TypedDict):
    """Money that came for an order, or went back."""

    ref: Annotated[str, "the receipt"]
    amount: Annotated[Decimal, "the sum on our account, below zero where it went back"]
    currency: Annotated[str, "its currency"]
    charges: Annotated[Decimal | None, "what banks took off it on the way"]
    on_date: Annotated[date, "when"]
    way: Annotated[str | None, "how it was paid"]
    account: Annotated[str | None, "on which account"]
    rate: Annotated[Decimal | None, "what one unit of its currency came to in our money"]
    note: Annotated[str | None, "a remark"]


class Strictness(TypedDict):
    """How exact the client is."""

    topics: Annotated[Sequence[TopicPlan], "strict ones first"]
    unknown: Annotated[Sequence[str], "topics of which nothing is known"]
    days: Annotated[int, "working days to add in all"]
    price: Annotated[Decimal, "per cent to add in all"]


class OrderColumns(TypedDict):
    """What an order says."""

    number: Annotated[str | None, "its number"]
    destination: Annotated[str | None, "where the goods go"]
    value: Annotated[Decimal | None, "what it comes to"]
    currency: Annotated[str | None, "its currency"]
    incoterm: Annotated[str | None, "its incoterm"]
    place: Annotated[str | None, "the place of the incoterm"]
    payment: Annotated[str | None, "its payment"]
    forwarder: Annotated[str | None, "who carries it"]
    confirmed_on: Annotated[date, "when it was confirmed"]
    ship_by: Annotated[date | None, "the day to ship by"]
    deposit_due: Annotated[date | None, "when the deposit is due"]
    deposit_paid: Annotated[date | None, "when it came"]
    balance_due: Annotated[date | None, "when the balance is due"]
    balance_paid: Annotated[date | None, "when it came"]
    shipped_on: Annotated[date | None, "the day the goods left"]
    offer_id: Annotated[int | None, "the number of our offer's ref"]
    plug: Annotated[str | None, "the plug"]
    mains: Annotated[str | None, "the mains voltage"]
    certificates: Annotated[str | None, "the certificates"]
    label_language: Annotated[str | None, "the language of the labels"]
    packing: Annotated[str | None, "how the goods are packed"]


class _WithRef(TypedDict):
    ref: Annotated[str, "the order"]


class CheckedFinding(TypedDict):
    """One comparison of what an order carries with what its destination asks for."""

    topic: Annotated[
        str, "plug, mains, mark, wanted (buyers ask for it), proof (a paper shows it), papers (to file or print), label"
    ]
    state: Annotated[
        str, "ok, mismatch, partly, ask (not noted), expires (before the goods leave), later (begins after that)"
    ]
    wanted: Annotated[Sequence[str], "what is asked for there"]
    has: Annotated[Sequence[str], "what the goods have"]
    rule: Annotated[Mark | None, "the rule, of a mark"]
    until: Annotated[date | None, "the last day of the certificate, if it names one"]


class CheckedOrder(_WithRef):
    """An order held against its destination: `dossier order s1 --check --json`."""

    name: Annotated[str, "its number"]
    destination: Annotated[str, "where the goods go"]
    kinds: Annotated[Sequence[str], "the kinds of its goods; empty where nobody named them"]
    unruled: Annotated[Sequence[str], "those of them of which no rule is on file there"]
    found: Annotated[Sequence[CheckedFinding], "what comes of the comparison"]
    sanctions: Annotated[
        Sanctions | None, "the regimes that name the country, to be checked; null where none is on file"
    ]


class Order(_WithRef, OrderColumns):
    """An order with its lines, how exact its client is, and its production notes."""

    deal_ref: Annotated[str, "the deal"]
    company: Annotated[str | None, "the firm"]
    quote_ref: Annotated[str | None, "the quotation it is from"]
    sample_ref: Annotated[str | None, "the signed sample it is made by"]
    state: Annotated[str, "confirmed, in_production, partly_shipped, shipped, delivered, closed, cancelled"]
    in_production_on: Annotated[date | None, "since when the goods are made"]
    delivered_on: Annotated[date | None, "when they arrived"]
    cancelled_on: Annotated[date | None, "when it was cancelled"]
    quantity: Annotated[Decimal | None, "how many are ordered in all"]
    shipped_quantity: Annotated[Decimal | None, "how many of them have left"]
    po_number: Annotated[str | None, "the client's own number"]
    pi_sent_on: Annotated[date | None, "when the proforma invoice went out"]
    inspection_on: Annotated[date | None, "when the goods are inspected"]
    booking: Annotated[str | None, "the booking with the carrier"]
    cut_off: Annotated[date | None, "the last day on which goods are taken in"]
    etd: Annotated[date | None, "when the vessel is to leave"]
    eta: Annotated[date | None, "when it is to arrive"]
    vessel: Annotated[str | None, "vessel and voyage"]
    container: Annotated[str | None, "the container"]
    carrier: Annotated[str | None, "who carries the goods"]
    bl_number: Annotated[str | None, "the number of the bill of lading or waybill"]
    bl_kind: Annotated[str | None, "original, telex, seaway, air"]
    documents_sent: Annotated[date | None, "when the papers went out"]
    documents_received: Annotated[date | None, "when they were there"]
    cartons: Annotated[int | None, "how many cartons"]
    gross_weight: Annotated[Decimal | None, "in kg"]
    cbm: Annotated[Decimal | None, "in cubic metres"]
    lines: Annotated[Sequence[OrderLine], "what is ordered"]
    lots: Annotated[Sequence[Lot], "its parts, where it ships in several"]
    freight: NotRequired[Annotated[str | None, "what the freight costs, with its currency"]]
    insured: NotRequired[Annotated[str | None, "how the goods are insured"]]
    declared_on: NotRequired[Annotated[date | None, "when they were declared to customs"]]
    rebate: NotRequired[Annotated[str | None, "the export rebate"]]
    claim: NotRequired[Annotated[str | None, "what the client claims"]]
    cancelled_why: NotRequired[Annotated[str | None, "why it was cancelled"]]
    received: NotRequired[Annotated[Decimal | None, "what has come, bank charges counted; null where no sum was noted"]]
    receipts: NotRequired[Annotated[Sequence[Receipt], "the money as it came"]]
    open: NotRequired[Annotated[Decimal | None, "what is still to be paid; null where nobody knows"]]
    open_is_known: NotRequired[Annotated[bool, "false where it may be less than `open`"]]
    note: NotRequired[Annotated[str | None, "what stays in the house"]]
    strictness: NotRequired[Annotated[Strictness, "how exact the client is"]]
    landed: NotRequired[
        Annotated[Landed | None, "what it comes to in its destination; null where it cannot be reckoned"]
    ]
    production_notes: NotRequired[Annotated[Sequence[str], "lines for production"]]


class NextOrder(OrderColumns):
    """What the next order would take over from the last one; null where it has to be said."""

    deal_ref: Annotated[str, "the deal"]
    like: Annotated[str, "the order it is like"]
    quote_id: Annotated[int | None, "the number of the quotation's ref"]
    note: Annotated[str | None, "what stays in the house"]


class Correction(TypedDict):
    """One thing to change on a proof."""

    ref: Annotated[str, "the correction"]
    text: Annotated[str, "what to change"]
    noted_on: Annotated[date, "when it was noted"]
    sent_on: Annotated[date | None, "when the list went out"]


class Proof(TypedDict):
    """A sample or proof with its corrections."""

    ref: Annotated[str, "the proof"]
    kind: Annotated[str, "sample, artwork, machine proof …"]
    version: Annotated[int, "which one, from 1 on"]
    state: Annotated[str, "preparing, sent, feedback, signed …"]
    sent_on: Annotated[date | None, "when it went out"]
    courier: Annotated[str | None, "by whom"]
    feedback: Annotated[str | None, "what the client said"]
    feedback_on: Annotated[date | None, "when"]
    signed_on: Annotated[date | None, "when it was signed"]
    lies_at: Annotated[str | None, "where the signed one lies"]
    contents: Annotated[str | None, "what was in it"]
    waybill: Annotated[str | None, "the courier's number"]
    fee: Annotated[str | None, "the sample fee with its currency"]
    paid_by: Annotated[str | None, "ours or theirs"]
    fee_paid_on: Annotated[date | None, "when the fee came"]
    credited_in: Annotated[str | None, "the paper on which the fee was credited"]
    credited_on: Annotated[date | None, "when"]
    text: Annotated[str | None, "a remark"]
    deal_ref: Annotated[str, "the deal"]
    deal: Annotated[str, "its title"]
    company: Annotated[str | None, "the firm"]
    corrections: Annotated[Sequence[Correction], "what is to change"]


class CorrectionList(TypedDict):
    """The one list of corrections that goes to the client."""

    ref: Annotated[str, "the proof"]
    list: Annotated[Sequence[str], "its lines"]
