"""Judging what became of deals: won and lost by source, country, product and cause, and what the won ones have in common."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from statistics import median_low

from dossier.advice.company.match import category_of
from dossier.advice.company.match_table import MatchTable
from dossier.advice.deal.negotiation import prices
from dossier.records.deal.deal import Round
from dossier.records.reports.decided import LOST, RESTING, WON, Common, Decided, DecidedDeal, Sides, WonLost

QUICK = 7
"""Days after the inquiry within which a quotation is quick."""
ENOUGH = 5
"""Won deals, and lost ones, from which on something may be said of what they have in common."""
MOST_HAVE = Fraction(3, 5)
"""The share of won deals that must have something; lost ones may have it at most half as often."""
FEATURES = ("sample", "quick_quotation", "ordered_before")


def decided(
    deals: Iterable[DecidedDeal], sources: Mapping[int, str], rounds: Iterable[Round], table: MatchTable
) -> list[Decided]:
    """Return each deal with how it ended, the latest first; `rounds` are those of deals that are over."""
    talked: dict[int, list[Round]] = defaultdict(list)
    for each in rounds:
        if each.topic == "price":
            talked[each.deal_id].append(each)
    found = [_decided(each, sources, talked.get(each.id, ()), table) for each in deals]
    return sorted(found, key=lambda each: (each.on_date, int(each.ref[1:])), reverse=True)


def _decided(deal: DecidedDeal, sources: Mapping[int, str], rounds: Sequence[Round], table: MatchTable) -> Decided:
    outcome = {"lost": LOST, "dormant": RESTING}.get(deal.stage, WON)
    ended = (deal.ordered_on, deal.moved_on, deal.closed_on) if outcome == WON else (deal.closed_on, deal.moved_on)
    on_date = next((day for day in ended if day is not None), deal.opened_on)
    path = list(prices(rounds, deal.currency)) if outcome == LOST else []
    ours, theirs = (
        next((getattr(each, side) for each in reversed(path) if getattr(each, side) is not None), None)
        for side in ("ours", "theirs")
    )
    return Decided(
        f"d{deal.id}", deal.title, deal.client, deal.country, sources.get(deal.client_number or 0, ""),
        product_of(deal.product, deal.title, table), outcome, on_date, max(0, (on_date - deal.opened_on).days), deal.value, deal.currency,
        deal.cause if outcome != WON else None, deal.reason if outcome != WON else None, ours, theirs, _features(deal, on_date),
    )  # fmt: skip


def product_of(product: str | None, title: str, table: MatchTable) -> str:
    """Return the category that a deal's product or title speaks of, else its product as it is written, or nothing."""
    named = (category_of(text, table) for text in (product, title))
    return next((each for each in named if each is not None and each in table.categories), product or "")


def _features(deal: DecidedDeal, on_date: date) -> tuple[str, ...]:
    sent, quoted = deal.sampled_on, deal.quoted_on
    has = (
        sent is not None and sent <= on_date,
        quoted is not None and (quoted - deal.opened_on).days <= QUICK,
        bool(deal.ordered_before),
    )
    return tuple(name for name, is_so in zip(FEATURES, has, strict=True) if is_so)


def won_lost(deals: Sequence[Decided]) -> WonLost:
    """Return the report on deals that were decided."""
    ended = [each for each in deals if each.outcome != RESTING]
    won, lost = ([each for each in ended if each.outcome == outcome] for outcome in (WON, LOST))
    return WonLost(
        _sides("", ended), len(deals) - len(ended), _middle(won), _middle(lost),
        _groups(lost, lambda each: each.cause or ""), _groups(ended, lambda each: each.source),
        _groups(ended, lambda each: each.country or ""), _groups(ended, lambda each: each.product),
        tuple(_common(won, lost)), tuple(deals),
    )  # fmt: skip


def _middle(deals: Sequence[Decided]) -> int | None:
    return median_low(each.days for each in deals) if deals else None


def _groups(deals: Iterable[Decided], of: Callable[[Decided], str]) -> tuple[Sides, ...]:
    groups: dict[str, list[Decided]] = defaultdict(list)
    for each in deals:
        groups[of(each)].append(each)
    found = (_sides(name, each) for name, each in groups.items())
    return tuple(sorted(found, key=lambda each: (not each.name, -each.won - each.lost, -each.won, each.name)))


def _sides(name: str, deals: Iterable[Decided]) -> Sides:
    count, value = (
        {WON: 0, LOST: 0},
        {WON: defaultdict[str, Decimal](Decimal), LOST: defaultdict[str, Decimal](Decimal)},
    )
    for each in deals:
        count[each.outcome] += 1
        if each.value is not None and each.currency:
            value[each.outcome][each.currency] += each.value
    return Sides(name, count[WON], count[LOST], dict(sorted(value[WON].items())), dict(sorted(value[LOST].items())))


def _common(won: Sequence[Decided], lost: Sequence[Decided]) -> Iterable[Common]:
    if min(len(won), len(lost)) < ENOUGH:
        return
    for name in FEATURES:
        here, there = (sum(1 for each in deals if name in each.features) for deals in (won, lost))
        share = Fraction(here, len(won))
        if share >= MOST_HAVE and Fraction(there, len(lost)) <= share / 2:
            yield Common(name, here, there)
