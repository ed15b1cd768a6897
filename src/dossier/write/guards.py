"""What no path into the book gets past: a day before the inquiry, a quotation sent without its payment, a number given twice."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from dossier.errors import BeforeInquiryError, NoBasisError, RefusedError
from dossier.i18n import _
from dossier.records.quotation.quote import OUT
from dossier.records.ref import Ref
from dossier.write.tables.deal import Deal
from dossier.write.transaction import Transaction

if TYPE_CHECKING:
    from dossier.write.tables.negotiation import Quote

DATED = {"r": ("on_date",), "q": ("sent_on", "answered_on"), "s": ("confirmed_on", "shipped_on"), "y": ("sent_on",)}
"""Days of what belongs to a deal, by the letter of its ref; none can lie before the inquiry."""


def not_before_inquiry(tx: Transaction, deal_id: int, letter: str, values: Mapping[str, Any]) -> None:
    """Raise InvalidValueError for something of a deal that happened before the inquiry came."""
    opened = tx.get(Deal, deal_id).opened_on
    for name in DATED.get(letter, ()):
        if values.get(name) is not None and values[name] < opened:
            raise BeforeInquiryError(
                opened,
                _("Check the day, or move the inquiry: dossier set d{id} opened_on={day}").format(
                    id=deal_id, day=values[name].isoformat()
                ),
            )


def as_sent(row: "Quote", values: Mapping[str, Any]) -> None:
    """Raise RefusedError for a change of what a quotation that has left the house says; a term that was missing may be added."""
    said = ("number", "currency", "incoterm", "place", "payment", "lead_time", "packing", "marks")
    changed = [name for name in said if name in values and getattr(row, name) not in {None, "", values[name]}]
    if row.state in OUT and changed:
        raise RefusedError(
            _("{number} has left the house and is not changed any more.").format(number=row.number),
            _("Write a revision: dossier quote --revise q{id} …").format(id=row.id),
        )


def number_free(tx: Transaction, values: Mapping[str, Any], ref: Ref | None = None) -> None:
    """Raise InvalidValueError for a number of a quotation or an order that another one has or had; `ref` is the one meant."""
    from dossier.write.deal import numbers

    number = values.get("number")
    if number and (ref is None or numbers.number_of(tx, ref) != number):
        numbers.check_free(tx, number, ref)


def payment_first(tx: Transaction, number: int | None, values: Mapping[str, Any], override: str | None) -> str | None:
    """Return the reason kept in the note of a quotation that goes out against the rule, None where the rule is met.

    Raises RefusedError (exit 6) for one that reaches the client while nobody knows on which payment it is based (M164).
    """
    from dossier.write.tables.negotiation import Quote

    row = tx.get(Quote, number) if number is not None else None
    state = values.get("state", row.state if row else "draft")
    payment = values.get("payment", row.payment if row else None)
    if state not in OUT or (payment or "").strip() or _on_every_line(tx, number):
        return None
    if row is not None and row.state in OUT and not row.payment and "payment" not in values:
        return None
    if (override or "").strip():
        return _("no payment basis: {why}").format(why=(override or "").strip())
    raise NoBasisError(f"q{number}" if number is not None else None)


def _on_every_line(tx: Transaction, number: int | None) -> bool:
    if number is None:
        return False
    from dossier.write.tables.negotiation import QuoteLine

    lines = tx.session.exec(select(QuoteLine).where(QuoteLine.quote_id == number)).all()
    return bool(lines) and all(line.payment for line in lines)
