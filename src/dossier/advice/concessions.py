"""Judging who gave way: how often a side moved towards the other, by what is counted in each topic."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from dossier.facts.instalments import BEFORE, DEPOSIT, WHOLE, instalments, moments
from dossier.facts.naming import fold
from dossier.facts.position import first_sum

OURS, THEIRS = 1, -1
"""The sign of a side: we give by asking for less, they by granting more."""
_SHARE = re.compile(r"(\d{1,3})\s*%")
_DEPOSIT = re.compile(r"(\d{1,3})\s*%\s*(?:deposit|advance|定金|预付)", re.IGNORECASE)


def moves(topic: str, positions: Sequence[str | None], side: int) -> int:
    """Return how often a side gave way; a round that says nothing, or the same in other words, is no move.

    A price counts where it moves towards the other side. A payment counts where its instalments change and not less of
    it is left to trust. Any other position counts where it says something else.
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
    if _shape(before) == _shape(after):
        return False
    return (secured(before) - secured(after)) * side >= 0


def _shape(text: str) -> tuple[object, ...]:
    return instalments(text) or (*sorted(moments(text)), *_SHARE.findall(text)) or (fold(text),)


def secured(text: str) -> Decimal:
    """Return the percent of a payment that is in hand before the goods leave; nothing where the text does not say."""
    parts = instalments(text)
    if parts:
        return sum((each.share for each in parts if each.moment in {DEPOSIT, BEFORE}), Decimal(0))
    spoken = moments(text)
    share = (_SHARE if spoken and spoken <= {DEPOSIT, BEFORE} else _DEPOSIT).search(text)
    if share is not None:
        return Decimal(share[1])
    return WHOLE if spoken == {BEFORE} else Decimal(0)


def _said_else(before: str, after: str, _side: int) -> bool:
    one, other = set(fold(before).split()), set(fold(after).split())
    return not (one <= other or other <= one)
