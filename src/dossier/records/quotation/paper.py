"""A paper as it goes to the client, and the quotation as one: what stands on it, in English, before any medium.

The words are fixed and not translated: what a client receives is in the language of the trade, whatever language the
user works in. Only what is meant for the client is here: of the note only the lines marked for it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dossier.records.quotation.quotation import Buyer, Quotation, amount, items, remarks, total
from dossier.records.quotation.quote import Quote, QuoteLine
from dossier.values.money import price_of
from dossier.values.payment import same_payment
from dossier.values.payment_writing import payment_in
from dossier.values.units import english_unit

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Row(NamedTuple):
    """One price on the paper; `item` is empty where the row is another break of the item above."""

    number: int
    item: str
    quantity: Decimal | None
    unit: str
    payment: str
    price: Decimal
    amount: Decimal | None
    first: bool


class Due(NamedTuple):
    """One share of a payment on the paper: per cent, moment and day in words, what it comes to, and the day it came.

    `is_rest` marks the share that takes what the others leave, so that all of them are the total to the cent; `is_sum`
    one that was agreed as a sum and not as a part of the total.
    """

    percent: Decimal | None
    moment: str
    due: str
    amount: Decimal | None
    received: str
    is_rest: bool
    is_sum: bool


class Paper(NamedTuple):
    """Everything that stands on a quotation, a proforma invoice or an order confirmation, each text one line."""

    heading: str
    number: str
    dated: str
    seller: tuple[str, ...]
    buyer: tuple[str, ...]
    attention: str
    currency: str
    rows: tuple[Row, ...]
    total: Decimal | None
    terms: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    signature: tuple[str, ...]
    schedule: tuple[Due, ...] = ()
    bank: tuple[tuple[str, str], ...] = ()
    bank_remark: str = ""

    @property
    def title(self) -> str:
        """Return the heading with the number."""
        return f"{self.heading} {self.number}"

    @property
    def still_open(self) -> Decimal | None:
        """Return what is still to be paid; None where nothing has come yet, or a share cannot be reckoned."""
        sums = [each.amount for each in self.schedule if not each.received]
        if len(sums) == len(self.schedule) or None in sums:
            return None
        return sum((each for each in sums if each is not None), Decimal(0))

    @property
    def by_payment(self) -> bool:
        """Tell whether prices depend on the payment, so that it needs a column."""
        return any(row.payment for row in self.rows)

    @property
    def with_amounts(self) -> bool:
        """Tell whether a column of amounts makes sense: not where the client chooses between prices."""
        return all(row.first for row in self.rows) and any(row.amount is not None for row in self.rows)


def paper(found: Quotation, profile: Mapping[str, str], today: date, country: str) -> Paper:
    """Return the paper of a quotation; `profile` is what the user says of herself, `country` the buyer's in English."""
    quote = found.quote
    buyer, attention = addressed(found.buyer, country)
    return Paper(
        heading="Quotation",
        number=numbered(quote),
        dated=in_english(quote.sent_on or today),
        seller=letterhead(profile),
        buyer=buyer,
        attention=attention,
        currency=quote.currency or "",
        rows=tuple(_rows(found.lines, quote.currency)),
        total=total(found.lines, quote.currency),
        terms=tuple(_terms(found)),
        remarks=remarks(quote.note),
        signature=signature(profile),
    )


def numbered(quote: Quote) -> str:
    """Return the number of a quotation as it is printed: `Q2026-008, revision 2`."""
    return quote.number if quote.revision == 1 else f"{quote.number}, revision {quote.revision}"


def letterhead(profile: Mapping[str, str]) -> tuple[str, ...]:
    """Return the lines that say who sells."""
    return _kept(profile.get(each) for each in ("firm", "address", "phone", "email", "website"))


def signature(profile: Mapping[str, str]) -> tuple[str, ...]:
    """Return the lines under which is signed."""
    return _kept(profile.get(each) for each in ("name", "position", "firm"))


def addressed(buyer: Buyer, country: str) -> tuple[tuple[str, ...], str]:
    """Return the lines that say who buys, and whom the paper is for; `country` is the buyer's in English."""
    place = ", ".join(part for part in (buyer.city, country) if part)
    person = buyer.contact
    name = (
        " ".join(part for part in (_salutation(person.salutation, person.name), person.name) if part) if person else ""
    )
    return _kept((buyer.company, *(buyer.address or "").splitlines(), place if not buyer.address else "")), name


def _salutation(said: str | None, name: str) -> str:
    """Return the salutation unless it already contains the name."""
    return "" if not said or any(part in said.split() for part in name.split()) else said


def _kept(parts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in parts if part and part.strip())


def _rows(lines: tuple[QuoteLine, ...], currency: str | None) -> Iterable[Row]:
    for number, item in enumerate(items(lines), 1):
        for at, each in enumerate(item.lines):
            yield Row(
                number=number,
                item=each.item if at == 0 else "",
                quantity=each.quantity,
                unit=english_unit(each.unit) or ("pcs" if each.quantity is not None else ""),
                payment=in_english_terms(each.payment),
                price=price_of(each.price, currency),
                amount=amount(each, currency),
                first=at == 0,
            )


def _terms(found: Quotation) -> Iterable[tuple[str, str]]:
    quote = found.quote
    basis = in_english_terms(quote.payment)
    if basis and any(each.payment and not same_payment(each.payment, basis) for each in found.lines):
        basis = f"{basis}, unless another payment stands beside the price"
    for label, text in (
        ("Delivery terms", delivery(quote.incoterm, quote.place)),
        ("Payment (price basis)", basis),
        ("Lead time", quote.lead_time),
        ("Packing", quote.packing),
        ("Marks", quote.marks),
        ("Valid until", in_english(quote.valid_until) if quote.valid_until else None),
    ):
        if text:
            yield label, " ".join(text.split())


def in_english_terms(payment: str | None) -> str:
    """Return a payment as it stands on papers: one typed in Chinese is written in English where it can be read."""
    return payment_in(payment, "en") or payment or ""


def delivery(incoterm: str | None, place: str | None) -> str:
    """Return an incoterm with its place as it stands on papers."""
    where = " ".join(part for part in (incoterm, place) if part)
    return f"{where} (Incoterms® 2020)" if incoterm else where


def in_english(day: date) -> str:
    """Return a date as it stands on papers: 23 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
