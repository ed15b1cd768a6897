"""Quotations, and what is printed for a client, as objects."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, TypedDict

from dossier.records.country.landed import Landed
from dossier.records.quotation.quotation import Difference


class QuotationLine(TypedDict):
    """One line of a quotation."""

    position: Annotated[int, "where it stands"]
    item: Annotated[str, "what is offered"]
    quantity: Annotated[Decimal | None, "how many"]
    unit: Annotated[str | None, "of which unit"]
    price: Annotated[Decimal, "for one"]
    payment: Annotated[str | None, "the payment this price is for, where prices differ by it"]


class _OfQuotation(TypedDict):
    id: Annotated[int, "its number in the book"]
    quote_id: Annotated[int, "the number of the quotation's ref"]


class KeptLine(_OfQuotation, QuotationLine):
    """One line of a quotation as the book keeps it."""


class Revision(TypedDict):
    """One form of a quotation."""

    ref: Annotated[str, "the revision"]
    revision: Annotated[int, "which one, from 1 on"]
    state: Annotated[str, "its state"]
    sent_on: Annotated[date | None, "when it went out"]
    changes: Annotated[Sequence[Difference], "what it changed"]


class PaperRow(TypedDict):
    """One price on a paper."""

    number: Annotated[int, "which item, from 1 on"]
    item: Annotated[str, "what it is; empty for another price of the item above"]
    quantity: Annotated[Decimal | None, "how many"]
    unit: Annotated[str | None, "of which unit, as printed"]
    payment: Annotated[str | None, "the payment this price is for, where prices differ by it"]
    price: Annotated[Decimal, "for one"]
    amount: Annotated[Decimal | None, "what it comes to; not printed while the client chooses between prices"]


class PaperTerm(TypedDict):
    """A line of a paper with its label."""

    label: Annotated[str, "what it is about, in English"]
    text: Annotated[str, "what it says"]


class PaperShare(TypedDict):
    """One share of a payment on a paper."""

    percent: Annotated[Decimal | None, "its part of the total; null for a share agreed as a sum"]
    moment: Annotated[str, "when it is paid, in English words"]
    due: Annotated[str, "the day, or what it depends on, in English words"]
    amount: Annotated[Decimal | None, "what it comes to"]
    received: Annotated[str | None, "the day it came, as printed"]


class Paper(TypedDict):
    """Everything that stands on a paper for the client, in English."""

    title: Annotated[str, "the heading with the number"]
    number: Annotated[str, "the number, with the revision from the second on"]
    dated: Annotated[str, "the day, as printed"]
    seller: Annotated[Sequence[str], "the letterhead, line by line"]
    buyer: Annotated[Sequence[str], "who it is for, line by line"]
    attention: Annotated[str | None, "the person it is for"]
    currency: Annotated[str | None, "the currency of every sum"]
    rows: Annotated[Sequence[PaperRow], "the goods"]
    total: Annotated[Decimal | None, "what they come to; null while the client chooses between prices"]
    terms: Annotated[Sequence[PaperTerm], "the terms"]
    remarks: Annotated[Sequence[str], "remarks for the client"]
    schedule: Annotated[Sequence[PaperShare], "the payment, share by share; empty on a quotation"]
    still_open: Annotated[Decimal | None, "what is still to be paid; null while nothing has come"]
    bank: Annotated[Sequence[PaperTerm], "our bank details; empty on a quotation, and without them"]
    bank_remark: Annotated[str | None, "since when the bank details hold"]
    signature: Annotated[Sequence[str], "who signs, line by line"]


class Quotation(TypedDict):
    """A quotation with its revisions."""

    ref: Annotated[str, "the quotation"]
    number: Annotated[str, "its number"]
    revision: Annotated[int, "which revision, from 1 on"]
    state: Annotated[str, "draft, sent, answered, accepted …"]
    currency: Annotated[str | None, "its currency"]
    incoterm: Annotated[str | None, "its incoterm"]
    place: Annotated[str | None, "the place of the incoterm"]
    payment: Annotated[str | None, "its payment"]
    lead_time: Annotated[str | None, "how long the goods take"]
    packing: Annotated[str | None, "how they are packed"]
    marks: Annotated[str | None, "marks and certificates"]
    created_on: Annotated[date, "when it was written"]
    sent_on: Annotated[date | None, "when it went out"]
    valid_until: Annotated[date | None, "until when it holds"]
    answered_on: Annotated[date | None, "when it was answered"]
    deal_ref: Annotated[str, "the deal"]
    deal: Annotated[str, "its title"]
    company: Annotated[str | None, "the firm it is for"]
    contact: Annotated[str | None, "the person it is for"]
    lines: Annotated[Sequence[QuotationLine], "what is offered"]
    total: Annotated[Decimal | None, "what it comes to; null while the client chooses between prices"]
    paper: Annotated[Paper, "everything that stands on the paper for the client"]
    freight: Annotated[str | None, "the freight reckoned with, with its currency; null with `--share`"]
    landed: Annotated[
        Landed | None, "what it comes to in its market; null with `--share` and where it cannot be reckoned"
    ]
    remarks: Annotated[Sequence[str], "printed for the client"]
    note: Annotated[str | None, "what stays in the house; null with `--share`"]
    revisions: Annotated[Sequence[Revision], "oldest first"]
