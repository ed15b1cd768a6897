"""What is open in a money that moves: how much is still to be paid, how far the rate went since, and for whom it hurts.

Both sides count: the sum is worth less to us when its money falls against ours, and the goods cost the client more when the
money of the order rises against what the client earns in (checklist M113, M133, M134: the rouble halved, the goods were refused).
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dossier.facts.rates import OURS, STRONG, THEIRS, WARN, Exposure, Move, Open, Worth, change_pct, plain

_PER_CENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*[%％]")
_PAIR = re.compile(r"\b(\d{1,2})\s*/\s*(\d{1,2})\b")

Price = Callable[[str, str, date], Worth | None]


class Limits(NamedTuple):
    """Per cent of a move against us or the client from which it is named, and from which it is named loudly."""

    warn: int = 5
    strong: int = 10


def open_part(value: Decimal, payment: str | None, *, deposit_paid: bool) -> tuple[Decimal, bool]:
    """Return what is still to be paid of a value, and whether the terms say so: 70 % of it after a deposit of 30 %."""
    if not deposit_paid:
        return plain(value), True
    share = deposit_share(payment or "")
    if share is None:
        return plain(value), False
    return plain((value * (100 - share) / 100).quantize(Decimal("0.01"))), True


def deposit_share(payment: str) -> Decimal | None:
    """Return the per cent paid first by terms such as `30% deposit, 70% before shipment` or `30/70`, or None."""
    shares = [Decimal(each) for each in _PER_CENT.findall(payment)]
    if not shares and (pair := _PAIR.search(payment)):
        shares = [Decimal(pair[1]), Decimal(pair[2])]
    if len(shares) >= 2 and sum(shares) == 100:
        return shares[0]
    return None


def moves(
    currency: str, since: date, today: date, our_money: str, their_money: str | None, price: Price, limits: Limits
) -> tuple[Move, ...]:
    """Return the moves of a sum's money since a day, against ours and against the client's; none where no rate is known."""
    found = []
    for side, against in ((OURS, our_money), (THEIRS, their_money)):
        if not against or against == currency or (side == THEIRS and against == our_money):
            continue
        then, now = price(currency, against, since), price(currency, against, today)
        if then is None or now is None or (now.newest or now.on) <= (then.newest or then.on):
            continue
        change = change_pct(then.value, now.value)
        found.append(Move(side, currency, against, then, now, change, _level(side, change, limits)))
    return tuple(found)


def _level(side: str, change: Decimal, limits: Limits) -> str:
    against_them = -change if side == OURS else change
    if against_them >= limits.strong:
        return STRONG
    return WARN if against_them >= limits.warn else ""


def exposure(
    each: Open, today: date, our_money: str, their_money: str | None, price: Price, limits: Limits
) -> Exposure:
    """Return an open sum with what is still to be paid of it and how its money has moved."""
    amount, known = open_part(each.value, each.payment, deposit_paid=each.deposit_paid is not None)
    moved = moves(each.currency, each.since, today, our_money, their_money, price, limits)
    return Exposure(each, amount, moved, known)
