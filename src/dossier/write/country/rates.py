"""Noting exchange rates: one by hand, or a file of them as one operation."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlmodel import select

from dossier.records.country.rates import Rate as Noted
from dossier.write.tables.country import Rate
from dossier.write.transaction import Transaction, record_id


def note(tx: Transaction, currency: str, base: str, on: date, value: Decimal) -> tuple[int, Decimal | None]:
    """Note a rate and return its id and the value it replaces: one currency has one rate a day."""
    held = tx.session.exec(
        select(Rate).where(Rate.currency == currency, Rate.base == base, Rate.on_date == on).order_by(Rate.id.desc())  # type: ignore[union-attr]
    ).first()
    if held is None:
        return record_id(tx.insert(Rate, currency=currency, base=base, on_date=on, value=value)), None
    before = held.value
    tx.update(held, value=value)
    return record_id(held), before


def note_many(tx: Transaction, rates: Sequence[Noted]) -> int:
    """Note many rates of days that hold none yet, and return how many."""
    rows = [
        {"currency": each.currency, "base": each.base, "on_date": each.on_date, "value": each.value} for each in rates
    ]
    return len(tx.insert_many(Rate, rows))
