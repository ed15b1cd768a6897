"""Sums of money in several currencies as one text, `12400.00 USD; 300.00 EUR`; one currency is never added to another."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

BETWEEN = "; "
Sums = Mapping[str, Decimal]
"""What there is in each currency; "" where none is named."""


def added(pairs: Iterable[tuple[Decimal, str]]) -> Sums:
    """Return amounts added up by currency, the largest sum first."""
    found: dict[str, Decimal] = {}
    for amount, currency in pairs:
        found[currency] = found.get(currency, Decimal(0)) + amount
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def written(sums: Sums) -> str:
    """Return sums as the text that is read by `read_sums`; those of nothing are left out, and `0` is nothing at all."""
    return BETWEEN.join(f"{amount:f} {currency}".strip() for currency, amount in sums.items() if amount) or "0"


def read_sums(text: str) -> list[tuple[Decimal, str]]:
    """Return the amounts of a text that `written` made, each with its currency."""
    parts = (each.partition(" ") for each in text.split(BETWEEN))
    return [(Decimal(amount), currency) for amount, _space, currency in parts]
