"""What is ordered of a quotation: each item once, at the price of the quantity that was chosen."""

from collections.abc import Iterable
from decimal import Decimal

from dossier.records.quotation.quotation import Item, amount, items
from dossier.records.quotation.quote import QuoteLine
from dossier.values.payment import same_payment


class TwoPricesError(ValueError):
    """An item has two prices for one quantity; `args` are the two lines."""


def offered(lines: Iterable[QuoteLine], payment: str | None) -> tuple[Item, ...]:
    """Return the items of a quotation with the prices that stand on a payment: those named for it before the general ones.

    Raises TwoPricesError for an item with two prices for one quantity.
    """
    return tuple(Item(item.name, _standing(item.lines, payment)) for item in items(lines))


def _standing(lines: tuple[QuoteLine, ...], payment: str | None) -> tuple[QuoteLine, ...]:
    found: dict[Decimal | None, QuoteLine] = {}
    for named in (True, False):
        for line in lines:
            fits = payment is None or (line.payment is not None and same_payment(line.payment, payment))
            if (line.payment is not None) is not named or (named and not fits):
                continue
            held = found.get(line.quantity)
            if held is None:
                found[line.quantity] = line
            elif held.payment == line.payment and held.price != line.price:
                raise TwoPricesError(held, line)
    return tuple(line for line in lines if line in found.values())


def at_quantity(item: Item, quantity: Decimal) -> QuoteLine | None:
    """Return the line of an item for a quantity, at the price of the largest one that it reaches; None below the smallest."""
    if len(item.lines) == 1:
        return item.lines[0]._replace(quantity=quantity)
    reached = [line for line in item.lines if line.quantity is not None and line.quantity <= quantity]
    best = max(reached, key=lambda line: line.quantity or Decimal(0), default=None)
    return best._replace(quantity=quantity) if best is not None else None


def comes_to(lines: Iterable[QuoteLine], currency: str | None) -> Decimal | None:
    """Return what ordered lines come to; None where there are none, or one has no quantity."""
    sums = [amount(line, currency) for line in lines]
    return sum((each for each in sums if each is not None), Decimal(0)) if sums and None not in sums else None
