"""Whether a price can be defended beside those that live with other clients of the same market, or with who buys from them.

Two prices quarrel when the lower one asks for no more than the higher one does: it holds at least as much of the way (Incoterm),
and its quantity is smaller, or less than three times as large. Of a paper with several breaks the one counts that the other
quantity would get. A gap is no quarrel under one per cent, under three where a rate lies between, and under five where the
lower price is for more pieces: so much a break may give. What is not known (quantity, basis, rate) is not compared.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from dossier.records.quotation.prices import RANKS, SAME_MARKET, THEY_BUY, THEY_SELL, TIMES, ArticlePrice, Conflict

SMALL, SMALL_ACROSS, BREAK = Decimal("0.01"), Decimal("0.03"), Decimal("0.05")
"""Gaps below which nobody quarrels: in one money, where a rate lies between, and for more pieces of the same class."""
Firms = Collection[int]


def conflicts(
    ours: Sequence[ArticlePrice], others: Iterable[ArticlePrice], buyers: Firms, suppliers: Firms
) -> tuple[Conflict, ...]:
    """Return for each line of ours the price of each other client that does not go together with it, the widest gap first.

    `others` are prices of the same article; `buyers` are firms that buy from our client, `suppliers` those that it buys from.
    """
    living = [each for each in others if each.lives and each.is_known and each.whose != ours[0].whose] if ours else []
    found: dict[tuple[str, object], Conflict] = {}
    for theirs in _by(living, lambda each: each.ref):
        tie, shared = _tie(ours[0], theirs[0], buyers, suppliers)
        if not tie:
            continue
        for pair in _pairs([each for each in ours if each.is_known], theirs, tie):
            made = Conflict(*pair, tie, shared)
            key = (_line(made.ours), made.theirs.whose)
            if key not in found or made.gap > found[key].gap:
                found[key] = made
    return tuple(sorted(found.values(), key=lambda each: -each.gap))


def same_class(one: Decimal | None, other: Decimal | None) -> bool:
    """Tell whether two quantities are known and of one class."""
    if one is None or other is None:
        return False
    low, high = sorted((one, other))
    return high < low * TIMES


def _line(price: ArticlePrice) -> str:
    return f"{price.item} {price.quantity}"


def _by(prices: Iterable[ArticlePrice], key: Callable[[ArticlePrice], str]) -> list[list[ArticlePrice]]:
    return [list(group) for _key, group in groupby(sorted(prices, key=key), key)]


def _tie(ours: ArticlePrice, theirs: ArticlePrice, buyers: Firms, suppliers: Firms) -> tuple[str, tuple[str, ...]]:
    """Return how two clients are tied, and the markets they share; a link says more than a market."""
    shared = tuple(each for each in ours.markets if each in theirs.markets)
    if theirs.company_id in buyers:
        return THEY_BUY, shared
    if theirs.company_id in suppliers:
        return THEY_SELL, shared
    return (SAME_MARKET if shared else ""), shared


def _pairs(
    ours: Sequence[ArticlePrice], theirs: Sequence[ArticlePrice], tie: str
) -> Iterator[tuple[ArticlePrice, ArticlePrice]]:
    """Yield the quarrelling lines of two papers; who sells to the other may have the lower price of the two."""
    for mine in ours:
        low = _at(theirs, mine) if tie != THEY_SELL else None
        if low is not None and _quarrel(low, mine):
            yield mine, low
    for each in theirs:
        low = _at(ours, each) if tie != THEY_BUY else None
        if low is not None and _quarrel(low, each):
            yield low, each


def _at(lines: Iterable[ArticlePrice], asked: ArticlePrice) -> ArticlePrice | None:
    """Return the line of a paper that a quantity would get: the largest break up to it, else the next of its class."""
    fit = [each for each in lines if (each.unit or "pcs") == (asked.unit or "pcs") and each.quantity is not None]
    wanted = asked.quantity or Decimal(0)
    below = [each for each in fit if (each.quantity or 0) <= wanted]
    if below:
        return max(below, key=lambda each: each.quantity or 0)
    above = [each for each in fit if same_class(each.quantity, wanted)]
    return min(above, key=lambda each: each.quantity or 0, default=None)


def _quarrel(low: ArticlePrice, high: ArticlePrice) -> bool:
    if low.worth is None or high.worth is None or RANKS[low.incoterm or ""] < RANKS[high.incoterm or ""]:
        return False
    least = SMALL if low.currency == high.currency else SMALL_ACROSS
    if (low.quantity or 0) > (high.quantity or 0):
        least = BREAK
    return high.worth > 0 and (high.worth - low.worth) / high.worth >= least
