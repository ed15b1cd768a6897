"""Quotations on their way: written, revised, sent, answered, accepted; a revision that goes out takes the place of the one before."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import select

from dossier.errors import RefusedError, WrongUsageError
from dossier.i18n import _
from dossier.records.quotation.quote import OUT
from dossier.records.ref import Ref
from dossier.write.deal import numbers
from dossier.write.tables.negotiation import Quote, QuoteLine
from dossier.write.transaction import Transaction, record_id

_COPIED = (
    "deal_id",
    "number",
    "currency",
    "incoterm",
    "place",
    "payment",
    "lead_time",
    "packing",
    "marks",
    "freight",
    "rate",
    "rate_on",
    "rate_pair",
    "note",
)
_LINE = ("item", "quantity", "unit", "price", "payment", "offer_id")


def quote(tx: Transaction, deal_id: int, values: dict[str, Any], lines: list[dict[str, Any]]) -> Ref:
    """Write a quotation with its lines; without a number it takes the year and the next one of the year.

    Raises InvalidValueError for a number that another paper has or had.
    """
    numbers.check_free(tx, values.get("number"))
    row = tx.insert(
        Quote, deal_id=deal_id, created_on=tx.today, **({"state": "draft", "number": next_number(tx)} | values)
    )
    for position, line in enumerate(lines, 1):
        tx.insert(QuoteLine, quote_id=record_id(row), position=position, **line)
    return Ref("q", record_id(row))


def next_number(tx: Transaction) -> str:
    """Return the next free quotation number of the year, such as `Q2026-007`."""
    return numbers.next_free(tx, f"Q{tx.today.year}-", numbers.newest(tx, Quote))


def revise(tx: Transaction, number: int, values: dict[str, Any], lines: Sequence[dict[str, Any]]) -> Ref:
    """Write the next revision of a quotation; what is not given stays as it was.

    Raises RefusedError for an accepted quotation, WrongUsageError for one that has been revised already.
    """
    old = tx.get(Quote, number)
    if old.state == "accepted":
        raise RefusedError(
            _("{number} was accepted and is not revised.").format(number=old.number),
            _("Write a new quotation: dossier quote d{deal} --line …").format(deal=old.deal_id),
        )
    newer = tx.session.exec(select(Quote).where(Quote.replaces_id == number)).first()
    if newer is not None:
        raise WrongUsageError(
            _("{number} has a newer revision {revision} already.").format(number=old.number, revision=newer.revision),
            _("Type: dossier quote --revise q{id}").format(id=newer.id),
        )
    kept = {name: getattr(old, name) for name in _COPIED}
    if old.valid_until is not None and old.valid_until > tx.today:
        kept["valid_until"] = old.valid_until
    fresh = {"state": "draft", "revision": old.revision + 1, "replaces_id": number, "created_on": tx.today}
    row = tx.insert(Quote, **(kept | fresh | values))
    for position, each in enumerate(lines or _lines(tx, number), 1):
        tx.insert(QuoteLine, quote_id=record_id(row), position=position, **each)
    return Ref("q", record_id(row))


def _lines(tx: Transaction, number: int) -> list[dict[str, Any]]:
    rows = tx.session.exec(select(QuoteLine).where(QuoteLine.quote_id == number).order_by(QuoteLine.position)).all()  # type: ignore[arg-type]
    return [{name: getattr(row, name) for name in _LINE} for row in rows]


def change(tx: Transaction, number: int, values: dict[str, Any], lines: Sequence[dict[str, Any]]) -> list[str]:
    """Change a draft and return the names of what changed; raises RefusedError once it has reached the client."""
    row = tx.get(Quote, number)
    if row.state != "draft":
        raise RefusedError(
            _("{number} has left the house and is not changed any more.").format(number=row.number),
            _("Write a revision: dossier quote --revise q{id} …").format(id=number),
        )
    changed = list(tx.update(row, **values))
    if lines:
        for each in tx.session.exec(select(QuoteLine).where(QuoteLine.quote_id == number)).all():
            tx.delete(each)
        for position, fields in enumerate(lines, 1):
            tx.insert(QuoteLine, quote_id=number, position=position, **fields)
        changed.append("line")
    return changed


def mark(tx: Transaction, number: int, state: str, on: date) -> dict[str, tuple[Any, Any]]:
    """Move a quotation to a state with the day that belongs to it, and return what changed."""
    row = tx.get(Quote, number)
    changed = tx.update(row, state=state, **_days(row, state, on))
    if state in OUT:
        _replace_before(tx, row)
    return changed


def follow_state(tx: Transaction, number: int) -> dict[str, tuple[Any, Any]]:
    """Give a quotation whose state was typed the day that belongs to it, if it has none, and return what changed."""
    row = tx.get(Quote, number)
    days = {name: day for name, day in _days(row, row.state, tx.today).items() if getattr(row, name) is None}
    if row.state in OUT:
        _replace_before(tx, row)
    return tx.update(row, **days) if days else {}


def remember(tx: Transaction, number: int, values: dict[str, Any]) -> list[str]:
    """Change what never reaches the client, the note, in whatever state a quotation is."""
    return list(tx.update(tx.get(Quote, number), **values))


def revision(tx: Transaction, number: int) -> int:
    """Return which revision a quotation is."""
    return tx.get(Quote, number).revision


def _days(row: Quote, state: str, on: date) -> dict[str, date]:
    if state == "sent":
        return {"sent_on": on}
    if state in {"answered", "accepted", "refused"}:
        return {"answered_on": on} if row.sent_on else {"answered_on": on, "sent_on": on}
    return {}


def _replace_before(tx: Transaction, row: Quote) -> None:
    """Mark the revisions before this one as replaced, so that nobody is reminded of them."""
    seen = {record_id(row)}
    back = row.replaces_id
    while back is not None and back not in seen:
        seen.add(back)
        old = tx.get(Quote, back)
        if old.state in {"draft", "sent", "answered", "expired"}:
            tx.update(old, state="replaced")
        back = old.replaces_id
