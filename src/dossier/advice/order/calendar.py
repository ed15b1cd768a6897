"""The calendar of an order: counted back from the day to ship by, and on to the harbour there; closures at both ends."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from dossier.records.country.closures import LONG_DAYS, Closure
from dossier.records.order.calendar import (
    AFTER,
    ARRIVING,
    ASKING,
    AT_SEA,
    BEFORE,
    MAKING,
    SHIPPING,
    Lasts,
    ShippingPlan,
    Stop,
)

Slow = Callable[[str], tuple[int, int]]
"""What says how many days before and after a closure of ours work runs slowly."""
OURS_FROM = 3
"""Days from which a closure of our own is named; of theirs only a long one is, or one that the goods arrive in."""


def plan(
    ship_by: date, making: Lasts | None, sea: Lasts | None, ours: Iterable[Closure], theirs: Iterable[Closure],
    today: date, slow: Slow,
) -> ShippingPlan:  # fmt: skip
    """Return when making must begin, when the goods arrive, and which closures that meets.

    Days on which our own house is shut are no days of making. What is not known stays unknown, and nothing is reckoned of it.
    """
    own = [each for each in ours if each.is_period or each.length >= OURS_FROM]
    begin, lost = _begin(ship_by, making.days, own) if making else (None, 0)
    arrives = ship_by + timedelta(days=sea.days) if sea else None
    here = [stop for each in own if (stop := _here(each, begin, ship_by, today, slow))]
    there = [stop for each in theirs if (stop := _there(each, ship_by, arrives, today))]
    stops = tuple(sorted((*here, *there), key=lambda stop: (stop.closure.first, stop.closure.name)))
    return ShippingPlan(ship_by, making, sea, begin, lost, arrives, stops)


def _begin(ship_by: date, days: int, shut: list[Closure]) -> tuple[date, int]:
    """Return the day on which making must begin, and how many days of rest lie between."""
    left, lost, day = days, 0, ship_by
    while left:
        day -= timedelta(days=1)
        if any(each.first <= day <= each.last for each in shut):
            lost += 1
        else:
            left -= 1
    return day, lost


def _here(each: Closure, begin: date | None, ship_by: date, today: date, slow: Slow) -> Stop | None:
    before, after = slow(each.name)
    if each.last < today:
        return None
    if each.first <= ship_by <= each.last:
        return Stop(each, SHIPPING, ours=True)
    if 0 < (each.first - ship_by).days <= before:
        return Stop(each, BEFORE, (each.first - ship_by).days, ours=True)
    if 0 < (ship_by - each.last).days <= after:
        return Stop(each, AFTER, (ship_by - each.last).days, ours=True)
    if begin is not None and each.first < ship_by and each.last >= begin:
        return Stop(each, MAKING, (min(each.last, ship_by) - max(each.first, begin)).days + 1, ours=True)
    return None


def _there(each: Closure, ship_by: date, arrives: date | None, today: date) -> Stop | None:
    if each.last < today:
        return None
    if arrives is not None and each.first <= arrives <= each.last:
        return Stop(each, ARRIVING)
    if not (each.is_period or each.length >= LONG_DAYS):
        return None
    if each.first <= ship_by:
        return Stop(each, ASKING)
    return Stop(each, AT_SEA) if arrives is not None and each.first <= arrives else None


def clashes(found: ShippingPlan, today: date) -> Iterator[Stop | date]:
    """Yield what is worth a sentence when the order is written: a beginning that has passed, a day that meets a closure."""
    if found.begin is not None and found.begin < today and found.began is None:
        yield found.begin
    yield from (stop for stop in found.stops if stop.meets in {SHIPPING, BEFORE, AFTER, ARRIVING})
