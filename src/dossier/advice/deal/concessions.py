"""Judging who gave way: how often a side moved towards the other, by what is counted in each topic."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from dossier.records.deal.position import first_sum
from dossier.values.names import fold
from dossier.values.payment import SECURED, payment_of, same_payment

OURS, THEIRS = 1, -1
"""The sign of a side: we give by asking for less, they by granting more."""


def moves(topic: str, positions: Sequence[str | None], side: int) -> int:
    """Return how often a side gave way; a round that says nothing, or the same in other words, is no move.

    A price counts where it moves towards the other side. A payment counts where both can be read, its shares change, and
    not less of it is left to trust. Any other position counts where it says something else.
    """
    said = [each.strip() for each in positions if each and each.strip()]
    gave = {"price": _price_gave, "payment": _payment_gave}.get(topic, _said_else)
    return sum(1 for before, after in pairwise(said) if gave(before, after, side))


def _price_gave(before: str, after: str, side: int) -> bool:
    one, other = first_sum(before, None), first_sum(after, None)
    if one is None or other is None or one.currency != other.currency:
        return False
    return (one.amount - other.amount) * side > 0


def _payment_gave(before: str, after: str, side: int) -> bool:
    one, other = payment_of(before), payment_of(after)
    if not one.shares or not other.shares or same_payment(before, after):
        return False
    return (secured(before) - secured(after)) * side >= 0


def secured(text: str) -> Decimal:
    """Return the percent of a payment that is in hand before the goods leave; nothing where the text does not say."""
    shares = payment_of(text).shares
    held = (each.percent for each in shares if each.percent and each.moment and each.moment.code in SECURED)
    return sum(held, Decimal(0))


def _said_else(before: str, after: str, _side: int) -> bool:
    one, other = set(fold(before).split()), set(fold(after).split())
    return not (one <= other or other <= one)
