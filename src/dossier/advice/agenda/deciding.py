"""What the boss is to decide: at most three things, of each kind the weightiest first, and no client twice."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import zip_longest

from dossier.records.reports.fairs import FairOutlook
from dossier.records.reports.month import Decision, MonthRow, Owing

MOST = 3
FAIR_AHEAD = 150
"""Days before a fair in which a stand, a flight and samples are still decided upon."""


def decisions(
    stuck: Sequence[Decision],
    overdue: Sequence[Owing],
    to_ship: Sequence[MonthRow],
    fairs: Sequence[FairOutlook],
    today: date,
) -> tuple[Decision, ...]:
    """Return what to decide: in turns what is stuck, what is overdue, what should have left, and a fair that is worth going to."""
    late = [row for row in to_ship if row.on_date is not None and row.on_date < today]
    kinds = (
        stuck,
        [_overdue(each) for each in overdue],
        [Decision("late", row.ref, row.client, since=row.on_date, text=row.text) for row in late],
        [Decision("fair", None, each.name, text=each.next_on, reasons=each.reasons) for each in _worth(fairs, today)],
    )
    found: dict[str, Decision] = {}
    for turn in zip_longest(*kinds):
        for each in turn:
            if each is not None:
                found.setdefault(each.client, each)
    return tuple(found.values())[:MOST]


def _overdue(each: Owing) -> Decision:
    return Decision(
        "overdue", each.ref, each.client, since=each.due_on, value=each.missing, currency=each.currency, text=each.text
    )


def _worth(fairs: Iterable[FairOutlook], today: date) -> list[FairOutlook]:
    last = date.fromordinal(today.toordinal() + FAIR_AHEAD).isoformat()
    soon = (each for each in fairs if each.verdict != "greet" and each.next_on and each.next_on <= last)
    return sorted(soon, key=lambda each: (-each.points, each.next_on or ""))
