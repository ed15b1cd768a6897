"""Where the next advertising money should go: what came of each source, and which one earns its place (checklist M17)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from dossier.records.reports.sources import Arrival, OrderSum, SourceLine, SourceVerdict

ENOUGH = 3
"""Clients that a source must have brought before it is judged: fewer say nothing."""
PLENTY = 10
"""Clients from which on the numbers are more than a hint."""
PAID_FOR = frozenset({"marketplace", "fair", "social", "website", "search", "customs"})
"""Sources on which money or days can be spent; who was recommended or taken over cannot be bought."""


def sources(
    arrivals: Iterable[Arrival], sums: Iterable[OrderSum], cold: Collection[str], *, detailed: bool
) -> tuple[SourceLine, ...]:
    """Return what came of each source, the most orders first; `detailed` tells platforms and fairs apart.

    `cold` names the sources where we wrote first: answered means that they wrote back.
    """
    values: Mapping[int, list[OrderSum]] = defaultdict(list)
    for each in sums:
        values[each.contact_id].append(each)
    groups: dict[tuple[str, str], list[Arrival]] = defaultdict(list)
    for each_arrival in arrivals:
        groups[each_arrival.source or "", (each_arrival.detail or "") if detailed else ""].append(each_arrival)
    found = [_line(source, detail, came, values, source in cold) for (source, detail), came in groups.items()]
    return tuple(sorted(found, key=lambda row: (not row.source, -row.ordered, -row.clients, row.source, row.detail)))


def verdict(found: Sequence[SourceLine]) -> SourceVerdict:
    """Return which source should get the next money: by the share that orders again, then that orders, then the number."""
    judged = [row for row in found if row.source in PAID_FOR and row.clients >= ENOUGH]
    earned = [row for row in judged if row.ordered]
    best = max(earned, key=lambda row: (_share(row.repeated, row), _share(row.ordered, row), row.clients), default=None)
    idle = [row for row in judged if not row.ordered]
    worst = max(idle, key=lambda row: row.clients, default=None)
    return SourceVerdict(best, worst, best is not None and best.clients < PLENTY)


def _share(part: int, row: SourceLine) -> Fraction:
    return Fraction(part, row.clients)


def _line(
    source: str, detail: str, came: Sequence[Arrival], values: Mapping[int, Sequence[OrderSum]], is_cold: bool
) -> SourceLine:
    answered = [_answered(each, is_cold) for each in came]
    total: dict[str, Decimal] = defaultdict(Decimal)
    for each in came:
        for order in values.get(each.contact_id, ()):
            if order.value is not None and order.currency:
                total[order.currency] += order.value
    return SourceLine(
        source, detail, len(came), _count(answered), _count([each.quoted_on for each in came]),
        _count([each.sampled_on for each in came]), _count([each.ordered_on for each in came]),
        sum(1 for each in came if each.orders > 1), _days(came, answered), _days(came, [each.quoted_on for each in came]),
        _days(came, [each.sampled_on for each in came]), _days(came, [each.ordered_on for each in came]),
        dict(sorted(total.items())),
    )  # fmt: skip


def _answered(each: Arrival, is_cold: bool) -> date | None:
    """Return the day of the first answer: theirs where we wrote first, else ours."""
    return each.wrote_on if is_cold else each.answered_on


def _count(days: Iterable[date | None]) -> int:
    return sum(1 for day in days if day is not None)


def _days(came: Sequence[Arrival], reached: Sequence[date | None]) -> int | None:
    """Return the days that half of those who got there needed at most."""
    took = sorted(
        max(0, (day - min(each.came_on, each.wrote_on or each.came_on)).days)
        for each, day in zip(came, reached, strict=True)
        if day is not None
    )
    return took[(len(took) - 1) // 2] if took else None
