"""Where the next advertising money should go: what came of each source, and which one earns its place (checklist M17)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from dossier.records.reports.sources import ENOUGH, Arrival, OrderSum, SourceLine, SourceVerdict

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
        values[each.client].append(each)
    groups: dict[tuple[str, str], list[Arrival]] = defaultdict(list)
    for each_arrival in arrivals:
        groups[each_arrival.source or "", (each_arrival.detail or "") if detailed else ""].append(each_arrival)
    found = [_line(source, detail, came, values, source in cold) for (source, detail), came in groups.items()]
    return tuple(sorted(found, key=lambda row: (not row.source, -row.ordered, -row.clients, row.source, row.detail)))


def verdict(found: Sequence[SourceLine]) -> SourceVerdict:
    """Return which source should get the next money: one with many clients first, then by the share that orders again, then that orders.

    It is a hint while its clients are few, or while another source has caught up with one order more.
    """
    judged = [row for row in found if row.source in PAID_FOR and row.clients >= ENOUGH]
    best = max((row for row in judged if row.ordered), key=_merit, default=None)
    worst = max((row for row in judged if not row.ordered), key=lambda row: row.clients, default=None)
    if best is None:
        return SourceVerdict(None, worst, is_hint=False)
    rivals = [row for row in judged if row is not best and (row.clients >= PLENTY or best.clients < PLENTY)]
    near = [row for row in rivals if _merit(_with_one_more(row, again=best.repeated > 0)) >= _merit(best)]
    rival = max(near, key=_merit, default=None)
    return SourceVerdict(best, worst, best.clients < PLENTY or rival is not None, rival)


def _with_one_more(row: SourceLine, *, again: bool) -> SourceLine:
    """Return a source as it were with one order more: `again` of a client who ordered once, else of one who never did."""
    if again:
        return row._replace(repeated=min(row.repeated + 1, row.ordered))
    return row._replace(ordered=min(row.ordered + 1, row.clients))


def _merit(row: SourceLine) -> tuple[bool, Fraction, Fraction, int]:
    again, ordered = (Fraction(part, row.clients) for part in (row.repeated, row.ordered))
    return row.clients >= PLENTY, again, ordered, row.clients


def _line(
    source: str, detail: str, came: Sequence[Arrival], values: Mapping[int, Sequence[OrderSum]], is_cold: bool
) -> SourceLine:
    total: dict[str, Decimal] = defaultdict(Decimal)
    for each in came:
        for order in values.get(each.client, ()):
            if order.value is not None and order.currency:
                total[order.currency] += order.value
    asked = [each for each in came if not is_cold or each.wrote_on or each.ordered_on]
    steps = (
        [each.wrote_on if is_cold else each.answered_on for each in came], [each.quoted_on for each in came],
        [each.sampled_on for each in came], [each.ordered_on for each in came],
    )  # fmt: skip
    began = [each.began_on for each in came]
    days = [_days(began, step) for step in steps]
    answered, quoted, sampled, ordered = (sum(1 for day in step if day) for step in steps)
    return SourceLine(
        source, detail, len(came), len(asked), sum(max(1, each.deals) for each in asked), answered, quoted, sampled, ordered,
        sum(1 for each in came if each.orders > 1), days[0], days[1], days[2], days[3], dict(sorted(total.items())),
    )  # fmt: skip


def _days(began: Sequence[date], reached: Sequence[date | None]) -> int | None:
    """Return the days that half of those who got there needed at most."""
    took = sorted(max(0, (day - start).days) for start, day in zip(began, reached, strict=True) if day is not None)
    return took[(len(took) - 1) // 2] if took else None
