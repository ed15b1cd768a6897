"""From single days to what a shipper must know: feasts as one stretch, the same feast of many countries as one line."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

from dossier.records.country.closures import LONG_DAYS, Closure, Concern
from dossier.records.country.country import CLOSED, CLOSURE, SEASON, Holiday

Weekend = Callable[[str], Collection[int]]
"""What says which weekdays a country has off, Monday being 0."""

Wished = Callable[[str, str], bool]
"""What tells by a day's name and a country whether somebody there who matters to us is wished well on it."""

UPON_US = 3
"""Days before a closure when it stands above all that come later, whatever is at stake."""

NAMED_BY_PERIOD = 14
"""Public holidays inside a time of rest no longer than this, or inside a closure, are told by its name."""

_EXTRA = re.compile(r"\s*(?:\((?:observed|[^)]*regions?|for [^)]*)\)|（(?:补休|[^）]*地区[^）]*)）| Holidays?$|假期$)")
_UNNAMED = re.compile(r"^(?:Day off|Additional day off|Non-working day|Bridge|Public Holiday|Alternative holiday)")


def stretches(days: Iterable[Holiday], weekend: Weekend) -> tuple[Closure, ...]:
    """Return the closed days of each country as stretches: neighbours over a weekend are one, working days are left out."""
    found: list[Closure] = []
    for country, own in sorted(_by_country(days).items()):
        periods = [_closure(day) for day in own if day.kind in (CLOSURE, SEASON)]
        free = sorted((day for day in own if day.kind in CLOSED and day.kind != CLOSURE), key=lambda day: day.on_date)
        found += periods
        off = weekend(country)
        for run in _runs(free, off):
            stretch = _named(run)
            named = any(_covers(period, stretch) for period in periods)
            if not named and any(day.on_date.weekday() not in off for day in run):
                found.append(stretch)
    return tuple(sorted(found, key=lambda each: (each.first, -each.length, each.name)))


def _by_country(days: Iterable[Holiday]) -> dict[str, list[Holiday]]:
    own: dict[str, list[Holiday]] = {}
    for day in days:
        own.setdefault(day.country, []).append(day)
    return own


def _closure(day: Holiday) -> Closure:
    last = day.until or day.on_date
    return Closure(day.name, day.name_zh, day.kind, day.on_date, last, day.computed, (day.country,))


def _covers(period: Closure, stretch: Closure) -> bool:
    tight = period.kind == CLOSURE or period.length <= NAMED_BY_PERIOD
    return tight and period.first <= stretch.first and stretch.last <= period.last


def _runs(days: Iterable[Holiday], weekend: Collection[int]) -> Iterator[list[Holiday]]:
    """Yield days that follow each other, with nothing but weekend days between them."""
    run: list[Holiday] = []
    for day in days:
        if run and not _joined(run[-1].on_date, day.on_date, weekend):
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _joined(before: date, after: date, weekend: Collection[int]) -> bool:
    between = (before + timedelta(days=step) for step in range(1, (after - before).days))
    return all(day.weekday() in weekend for day in between)


def _named(run: list[Holiday]) -> Closure:
    """Return a run under the name that most of its days bear."""
    plain = [day for day in run if not _UNNAMED.match(day.name)] or run
    count = Counter(short(day.name) for day in plain)
    best = max(count, key=lambda name: count[name])
    chosen = next(day for day in plain if short(day.name) == best)
    last = max(day.until or day.on_date for day in run)
    zh = short(chosen.name_zh) if chosen.name_zh else None
    computed = any(day.computed for day in run)
    return Closure(best, zh, chosen.kind, run[0].on_date, last, computed, (run[0].country,))


def short(name: str) -> str:
    """Return a holiday's name without what only tells how it is kept: observed, in which regions, which of its days."""
    return _EXTRA.sub("", name).strip() or name


def together(stretched: Iterable[Closure]) -> tuple[Closure, ...]:
    """Return stretches of the same name and first day as one, with every country."""
    merged: dict[tuple[str, date], Closure] = {}
    for each in stretched:
        key = (each.name.casefold(), each.first)
        before = merged.get(key)
        merged[key] = each if before is None else before._replace(
            last=max(before.last, each.last),
            computed=before.computed or each.computed,
            countries=tuple(sorted({*before.countries, *each.countries})),
            name_zh=before.name_zh or each.name_zh,
        )  # fmt: skip
    return tuple(merged.values())


def to_tell(
    days: Iterable[Holiday], today: date, ours: str, concerns: Mapping[str, Concern], weekend: Weekend,
    *, short_lead: int, long_lead: int, making: int = 0, wished: Wished = lambda _name, _country: True,
) -> tuple[Closure, ...]:  # fmt: skip
    """Return what the morning names: closures that have begun or begin within the lead time, where we have something at stake.

    A long one (LONG_DAYS) is told `long_lead` days ahead, and at least the days to make where it touches an order, by the firm's
    terms or else `making`; a shorter one `short_lead`. Our own is told when an order or a deal is open anywhere. Where nothing but
    a client who matters is at stake, only a day on which she is `wished` well is worth a line.
    """
    abroad = [day for day in days if day.country != ours and day.country in concerns]
    own = [day for day in days if day.country == ours] if any(c.orders or c.deals for c in concerns.values()) else []
    told: list[Closure] = []
    for closure in (*together(stretches(own, weekend)), *together(stretches(abroad, weekend))):
        mine = closure.countries == (ours,)
        touched = list(concerns.values()) if mine else [concerns[code] for code in closure.countries]
        made = max((order.making or making for concern in touched for order in concern.orders), default=0)
        lead = max(long_lead, made) if closure.length >= LONG_DAYS else short_lead
        if closure.last < today or (closure.first - today).days > lead:
            continue
        valued = any(
            concerns[code].valued and wished(closure.name, code) for code in closure.countries if code in concerns
        )
        if not mine and not valued and not any(concern.orders or concern.deals for concern in touched):
            continue
        told.append(
            closure._replace(
                ours=mine,
                orders=tuple(order for concern in touched for order in concern.orders),
                deals=sum(concern.deals for concern in touched),
                valued=valued,
            )
        )
    return tuple(sorted(told, key=lambda each: _order(each, today)))


def _order(closure: Closure, today: date) -> tuple[bool, bool, date, int, str]:
    """Return where a closure stands: what is upon us, then what touches orders, then the rest by day."""
    upon_us = (closure.first - today).days <= UPON_US
    return not upon_us, not closure.orders, max(closure.first, today), -closure.length, closure.name


def next_ones(days: Iterable[Holiday], today: date, weekend: Weekend, within: int) -> tuple[Closure, ...]:
    """Return the closures of a country that touch the days from today until so many days ahead."""
    found = stretches(days, weekend)
    return tuple(each for each in found if each.last >= today and (each.first - today).days <= within)
