"""What a quotation says: items with their quantity breaks, what it comes to, and what a revision changed."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.records.contact.person import Contact
from dossier.records.deal.deal import Deal
from dossier.records.quotation.quote import Quote, QuoteLine
from dossier.values.money import rounded
from dossier.values.names import fold
from dossier.values.payment import same_payment

REMARK = ">"
"""A line of a quotation's note that begins so is meant for the client; every other line stays in the house."""

TERMS = ("currency", "incoterm", "payment", "lead_time", "packing", "marks", "valid_until")
"""What is compared between two revisions beside the lines; the incoterm stands with its place."""


class Revision(NamedTuple):
    """One form of a quotation with its lines."""

    quote: Quote
    lines: tuple[QuoteLine, ...]


class Buyer(NamedTuple):
    """Whom a quotation is for."""

    company: str | None
    address: str | None
    city: str | None
    country: str | None
    contact: Contact | None
    email: str | None


class Quotation(NamedTuple):
    """A quotation with every revision of it, oldest first, and the deal it belongs to."""

    quote: Quote
    lines: tuple[QuoteLine, ...]
    deal: Deal
    buyer: Buyer
    revisions: tuple[Revision, ...]


class Item(NamedTuple):
    """One thing offered: its prices by quantity, or by payment."""

    name: str
    lines: tuple[QuoteLine, ...]


class Difference(NamedTuple):
    """One thing that a revision changed."""

    kind: Annotated[str, "price, quantity, added, removed or term"]
    name: Annotated[str, "the item, or the field of the term"]
    before: Annotated[Decimal | date | str | None, "what stood there"]
    after: Annotated[Decimal | date | str | None, "what stands there now"]
    quantity: Annotated[Decimal | None, "of which quantity the price is"] = None
    payment: Annotated[str | None, "for which payment it is"] = None
    currency: Annotated[str | None, "the currency before, of a price that is in another one now"] = None
    """Of a price in another currency than after: the one it was in before."""


def items(lines: Iterable[QuoteLine]) -> tuple[Item, ...]:
    """Return the lines gathered by item, in the order in which the items first stand."""
    found: dict[str, list[QuoteLine]] = {}
    for each in sorted(lines, key=lambda each: each.position):
        found.setdefault(fold(each.item), []).append(each)
    return tuple(Item(group[0].item, tuple(group)) for group in found.values())


def amount(each: QuoteLine, currency: str | None) -> Decimal | None:
    """Return quantity times price in the currency's smallest unit, half up; None without a quantity."""
    return None if each.quantity is None else rounded(each.quantity * each.price, currency)


def total(lines: Iterable[QuoteLine], currency: str | None) -> Decimal | None:
    """Return what all lines come to; None while an item has several prices to choose from, or no quantity."""
    gathered = items(lines)
    if not gathered or any(len(item.lines) > 1 for item in gathered):
        return None
    sums = [amount(item.lines[0], currency) for item in gathered]
    return None if None in sums else sum((each for each in sums if each is not None), Decimal(0))


def worth(
    lines: Iterable[QuoteLine], currency: str | None, quantity: Decimal | None, payment: str | None
) -> Decimal | None:
    """Return what an order comes to: the total, or the one item at the break that its quantity reaches."""
    kept = [each for each in lines if each.payment is None or payment is None or same_payment(each.payment, payment)]
    plain, reached = total(kept, currency), at_break(kept, quantity)
    if plain is not None or quantity is None or reached is None:
        return plain
    return rounded(quantity * reached.price, currency)


def at_break(lines: Iterable[QuoteLine], quantity: Decimal | None) -> QuoteLine | None:
    """Return the price that a quantity of a single item reaches; None for several items, or several prices there."""
    gathered = items(lines)
    if quantity is None or len(gathered) != 1:
        return None
    reached = [each for each in gathered[0].lines if each.quantity is not None and each.quantity <= quantity]
    best = max((each.quantity for each in reached if each.quantity is not None), default=None)
    found = [each for each in reached if each.quantity == best]
    return found[0] if len(found) == 1 else None


def remarks(note: str | None) -> tuple[str, ...]:
    """Return the lines of a note that are meant for the client."""
    return tuple(each[len(REMARK) :].strip() for each in (note or "").splitlines() if each.strip().startswith(REMARK))


def for_client(note: str | None) -> str | None:
    """Return a note with only the lines that are meant for the client, or None."""
    return "\n".join(each for each in (note or "").splitlines() if each.strip().startswith(REMARK)) or None


def inside(note: str | None) -> str:
    """Return the lines of a note that stay in the house."""
    return " ".join(each.strip() for each in (note or "").splitlines() if not each.strip().startswith(REMARK)).strip()


def differences(before: Revision, after: Revision) -> tuple[Difference, ...]:
    """Return what changed from one revision to the next: terms first, then line by line."""
    was = before.quote.currency if before.quote.currency != after.quote.currency else None
    lines = (each._replace(currency=was) for each in _lines(before.lines, after.lines))
    return (*_terms(before.quote, after.quote), *lines)


def _terms(before: Quote, after: Quote) -> Iterable[Difference]:
    for name in TERMS:
        pair = [_term(quote, name) for quote in (before, after)]
        if pair[0] != pair[1]:
            yield Difference("term", name, pair[0], pair[1])


def _term(quote: Quote, name: str) -> date | str | None:
    if name == "incoterm":
        return " ".join(part for part in (quote.incoterm, quote.place) if part) or None
    value: date | str | None = getattr(quote, name)
    return value


def _lines(before: tuple[QuoteLine, ...], after: tuple[QuoteLine, ...]) -> Iterable[Difference]:
    old, new = list(before), list(after)
    for match in (_same_line, _same_item):
        for each in list(new):
            hits = [line for line in old if match(line, each)]
            rivals = [line for line in new if match(line, each)]
            if len(hits) != 1 or len(rivals) != 1:
                continue
            yield from _changed(hits[0], each)
            old.remove(hits[0])
            new.remove(each)
    for each in old:
        yield Difference("removed", each.item, each.price, None, each.quantity, each.payment)
    for each in new:
        yield Difference("added", each.item, None, each.price, each.quantity, each.payment)


def _same_line(one: QuoteLine, other: QuoteLine) -> bool:
    return _same_item(one, other) and one.quantity == other.quantity


def _same_item(one: QuoteLine, other: QuoteLine) -> bool:
    return (fold(one.item), fold(one.payment or "")) == (fold(other.item), fold(other.payment or ""))


def _changed(one: QuoteLine, other: QuoteLine) -> Iterable[Difference]:
    if one.quantity != other.quantity:
        yield Difference("quantity", other.item, one.quantity, other.quantity, other.quantity, other.payment)
    if one.price != other.price:
        yield Difference("price", other.item, one.price, other.price, other.quantity, other.payment)
