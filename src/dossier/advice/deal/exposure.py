"""What is open in a money that moves: how much is still to be paid, how far the rate went since, and for whom it hurts.

Both sides count: the sum is worth less to us when its money falls against ours, and the goods cost the client more when the
money of the order rises against what the client earns in (checklist M113, M133, M134: the rouble halved, the goods were refused).
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dossier.records.country.rates import (
    GAIN,
    OURS,
    QUOTATION,
    STRONG,
    THEIRS,
    WARN,
    Exposure,
    Move,
    Open,
    Worth,
    change_pct,
    plain,
)
from dossier.records.order.owed import open_of

Price = Callable[[str, str, date], Worth | None]


class Limits(NamedTuple):
    """Per cent of a move against us or the client from which it is named, and from which it is named loudly.

    `clause` is within how many per cent of the rate our policy says that prices hold; it stands for `warn` where a price
    of ours is concerned.
    """

    warn: Decimal | int = 5
    strong: Decimal | int = 10
    clause: Decimal | None = None


def moves(
    currency: str, since: date, today: date, our_money: str, their_money: str | None, price: Price, limits: Limits,
    reckoned: Worth | None = None, *, quoted: bool = False,
) -> tuple[Move, ...]:  # fmt: skip
    """Return the moves of a sum's money since a day, against ours and against the client's; none where no rate is known.

    `reckoned` is the rate at which a quotation was reckoned; of what is `quoted`, a move that somebody gains by counts too.
    """
    found = []
    for side, against in ((OURS, our_money), (THEIRS, their_money)):
        if not against or against == currency or (side == THEIRS and against == our_money):
            continue
        kept = reckoned if side == OURS and reckoned is not None and reckoned.against == against else None
        then, now = kept or price(currency, against, since), price(currency, against, today)
        if then is None or now is None or (now.newest or now.on) <= (then.newest or then.on):
            continue
        change = change_pct(then.value, now.value)
        clause = limits.clause if quoted and side == OURS else None
        held = limits if clause is None else Limits(clause, max(clause, Decimal(limits.strong)))
        found.append(Move(side, currency, against, then, now, change, _level(side, change, held, quoted=quoted)))
    return tuple(found)


def _level(side: str, change: Decimal, limits: Limits, *, quoted: bool) -> str:
    against_them = -change if side == OURS else change
    if against_them >= limits.strong:
        return STRONG
    if against_them >= limits.warn:
        return WARN
    return GAIN if quoted and -against_them >= limits.warn else ""


def exposure(
    each: Open, today: date, our_money: str, their_money: str | None, price: Price, limits: Limits
) -> Exposure:
    """Return an open sum with what is still to be paid of it and how its money has moved."""
    amount, known = open_of(each)
    quoted = each.kind == QUOTATION
    moved = moves(each.currency, each.since, today, our_money, their_money, price, limits, each.reckoned, quoted=quoted)
    return Exposure(each, plain(amount or Decimal(0)), moved, known, limits.clause if quoted else None)
