"""Judging who gave way: how often a side moved towards the other, by what is counted in each topic."""

import re
from collections.abc import Sequence
from decimal import Decimal

from dossier.records.deal.position import first_sum
from dossier.values.names import fold
from dossier.values.payment import SECURED, payment_of, same_payment
from dossier.values.payment_trust import trust_of

OURS, THEIRS = 1, -1
"""The sign of a side: we give by asking for less, they by granting more."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def moves(topic: str, positions: Sequence[str | None], side: int, others: Sequence[str | None] = ()) -> int:
    """Return how often a side gave way; a round that says nothing, or the same in other words, is no move.

    A price counts where it moves towards the other side, in one money. A payment counts where both can be read and it asks
    for more trust of us, or grants more to us, and less in nothing. Any other position counts where it comes nearer to
    what the other side has said until then (`others`, round by round).
    """
    found, before, heard = 0, "", ""
    for at, said in enumerate(positions):
        heard = (others[at] or heard) if at < len(others) else heard
        after = (said or "").strip()
        if after and before:
            found += _gave(topic, before, after, side, heard)
        before = after or before
    return found


def _gave(topic: str, before: str, after: str, side: int, heard: str) -> bool:
    if topic == "price":
        return _price_gave(before, after, side)
    return _payment_gave(before, after, side) if topic == "payment" else _nearer(before, after, heard)


def _price_gave(before: str, after: str, side: int) -> bool:
    one, other = first_sum(before, None), first_sum(after, None)
    if one is None or other is None or one.currency != other.currency:
        return False
    return (one.amount - other.amount) * side > 0


def _payment_gave(before: str, after: str, side: int) -> bool:
    one, other = payment_of(before), payment_of(after)
    if not one.shares or not other.shares or same_payment(before, after):
        return False
    first, second = trust_of(one), trust_of(other)
    if None in (*first, *second):
        return (secured(before) - secured(after)) * side > 0
    if first == second:
        return ((one.deposit_percent or Decimal(0)) - (other.deposit_percent or Decimal(0))) * side > 0
    return first.less_than(second) if side == OURS else second.less_than(first)


def secured(text: str) -> Decimal:
    """Return the percent of a payment that is in hand before the goods leave; nothing where the text does not say."""
    shares = payment_of(text).shares
    held = (each.percent for each in shares if each.percent and each.moment and each.moment.code in SECURED)
    return sum(held, Decimal(0))


def _nearer(before: str, after: str, heard: str) -> bool:
    """Tell whether a position came nearer to what the other side said: by its number, else by words taken over."""
    numbers = [_NUMBER.search(text) for text in (before, after, heard)]
    if all(numbers):
        one, two, goal = (Decimal(hit[0]) for hit in numbers if hit)
        return abs(two - goal) < abs(one - goal)
    theirs = set(fold(heard).split())
    return len(theirs & set(fold(after).split())) > len(theirs & set(fold(before).split()))
