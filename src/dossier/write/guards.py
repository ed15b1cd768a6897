"""What no path into the book gets past: a day before the inquiry, a quotation without payment, goods before money, a number twice."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from dossier.errors import BeforeInquiryError, InvalidValueError, NoBasisError, RefusedError, WrongOrderError
from dossier.i18n import _
from dossier.records.order.before_shipment import missing_before_shipment
from dossier.records.order.complaint import COMPLAINT
from dossier.records.order.order import ORDER
from dossier.records.proposals import LogTouch
from dossier.records.quotation.quote import OUT
from dossier.records.ref import Ref
from dossier.values.day_words import day
from dossier.values.money import shown
from dossier.write.tables.deal import Deal
from dossier.write.transaction import Transaction

if TYPE_CHECKING:
    from dossier.write.tables.negotiation import Order, Quote

DATED = {"r": ("on_date",), "q": ("sent_on", "answered_on"), "s": ("confirmed_on", "shipped_on"), "y": ("sent_on",)}
"""Days of what belongs to a deal, by the letter of its ref; none can lie before the inquiry."""


def not_before_inquiry(tx: Transaction, deal_id: int, letter: str, values: Mapping[str, Any]) -> None:
    """Raise InvalidValueError for something of a deal that happened before the inquiry came."""
    opened = tx.get(Deal, deal_id).opened_on
    for name in DATED.get(letter, ()):
        if values.get(name) is not None and values[name] < opened:
            raise BeforeInquiryError(
                day(opened),
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


_IN_ORDER = (
    ("confirmed_on", "in_production_on"), ("confirmed_on", "ship_by"), ("confirmed_on", "shipped_on"), ("shipped_on", "delivered_on"),
    ("etd", "eta"),
)  # fmt: skip
"""Days of an order of which the second cannot lie before the first."""


def days_in_order(row: "Order", changed: Collection[str]) -> None:
    """Raise WrongOrderError for days of an order that cannot follow each other, where one of them was changed."""
    for early, late in _IN_ORDER:
        first, second = getattr(row, early), getattr(row, late)
        if first is None or second is None or second >= first or not {early, late} & set(changed):
            continue
        labels = [_(field.label) if (field := ORDER.field(name)) else name for name in (late, early)]
        raise WrongOrderError(*labels)


HAPPENED = {
    "cp": ("on_date", "answered_on", "closed_on"), "y": ("fee_paid_on", "credited_on"), "q": ("sent_on",),
    "s": ("deposit_paid", "balance_paid", "pi_sent_on", "shipped_on", "documents_sent", "documents_received", "delivered_on"),
    "b": ("shipped_on",), "z": ("on_date",),
}  # fmt: skip
"""Days on which something has happened, by the letter of its ref: they are said as done, and cannot be to come."""


def not_to_come(letter: str, values: Mapping[str, Any], today: date) -> None:
    """Raise InvalidValueError for something that is said to have happened on a day to come."""
    for name in HAPPENED.get(letter, ()):
        if values.get(name) is not None and values[name] > today:
            label = _(field.label) if (field := Ref(letter, 0).kind.field(name)) else name
            raise InvalidValueError(_("{field}: that day is still to come.").format(field=label), field=name)


def complaint_days(values: Mapping[str, Any], row: Any = None) -> None:
    """Raise WrongOrderError for a complaint that was answered or closed before it came."""
    held = {name: values.get(name, getattr(row, name, None)) for name in ("on_date", "answered_on", "closed_on")}
    for name in ("answered_on", "closed_on"):
        if held[name] is not None and held["on_date"] is not None and held[name] < held["on_date"]:
            labels = [_(field.label) if (field := COMPLAINT.field(each)) else each for each in (name, "on_date")]
            raise WrongOrderError(*labels)


def not_cancelled(row: "Order") -> None:
    """Raise RefusedError (exit 6) for an order that was cancelled."""
    if row.cancelled_on is not None:
        raise RefusedError(
            _("{number} was cancelled on {day}: {why}.").format(
                number=row.number or f"s{row.id}", day=day(row.cancelled_on), why=row.cancelled_why or ""
            ),
            _("If they order after all: dossier order d{deal} --like s{id} --confirmed --more").format(
                deal=row.deal_id, id=row.id
            ),
        )


def paid_before_shipment(tx: Transaction, row: "Order", part: Decimal | None, override: str | None) -> None:
    """Let goods leave whose money has come as far as the payment wants it before; `part` of them, or all that is left.

    Raises RefusedError (exit 6) otherwise, unless `override` gives the reason: it is kept in the note and in the log.
    """
    whole = row.quantity is None or part is None
    one = Decimal(1)
    gone = one if whole else ((row.shipped_quantity or Decimal(0)) + (part or one)) / (row.quantity or one)
    missing = missing_before_shipment(row, min(gone, one))
    if not missing:
        return
    words = _("{sum} due before shipment has not come ({payment})")
    against = words.format(sum=shown(missing, row.currency), payment=row.payment)
    if not (override or "").strip():
        raise RefusedError(
            _("{what}.").format(what=against),
            _('Note what came: dossier order s{id} --received SUM, or add --override "why".').format(id=row.id),
        )
    why = (override or "").strip()
    tx.update(
        row, note="; ".join(part for part in (row.note, _("{what}: {why}").format(what=against, why=why)) if part)
    )
    text = _("{order} goes on although: {what}. Reason: {why}").format(
        order=row.number or f"s{row.id}", what=against, why=why
    )
    from dossier.write.contact.touch import log

    log(tx, Ref("d", row.deal_id), LogTouch(text, "note", "both", tx.today, tx.now), None)
