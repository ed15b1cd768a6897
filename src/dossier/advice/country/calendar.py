"""Which feasts this person keeps: those of a noted religion; while none is noted, those of the country's calendar."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple, Protocol

from dossier.advice.country.closures import short
from dossier.records.agenda.occasion import KINDS
from dossier.records.country.closures import Closure, Faithful, KeptByClients
from dossier.records.country.country import Holiday
from dossier.records.country.feast import ANYBODY, CIVIL, FAST, FEAST, WISH, Feast, Kept
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, NONE, current


class Calendars(Protocol):
    """What is known of the days of rest: the client's country's, ours, and the feasts of the religions."""

    @property
    def holidays(self) -> tuple[Holiday, ...]:
        """Return the days off of the client's country."""

    @property
    def ours(self) -> tuple[Holiday, ...]:
        """Return our own days off."""

    @property
    def feasts(self) -> tuple[Feast, ...]:
        """Return the feasts of the religions."""


class There(NamedTuple):
    """The calendars of one country."""

    holidays: tuple[Holiday, ...]
    feasts: tuple[Feast, ...]
    ours: tuple[Holiday, ...] = ()


WISHED = (FEAST, WISH, CIVIL)
WISHES_AHEAD, WISHES_AFTER = 10, 3
"""Days before a feast from which on wishes may be sent, and after its beginning while they still may."""
_MOVES, _MOVES_FAR = 2, 31
"""Days by which a country keeps a feast before or after our table: by its moon; Vesak by its own calendar."""
_ONE_FEAST = 5
"""Days of the same name within so many are one feast."""


def religion(dossier: Dossier) -> str | None:
    """Return the noted religion's code, `none` for one known to be none, or None while it is unknown."""
    row = current(dossier.facts).get("contact.religion")
    if row is None or row.state not in (KNOWN, NONE):
        return None
    return "none" if row.state == NONE else row.value


def kept(dossier: Dossier, today: date, around: Calendars) -> tuple[Kept, ...]:
    """Return the feasts and fasts that this person keeps and that are not over, by day.

    A country's own day stands above the table's. Of a religion that is noted, the country's religious days are
    closures only and not among them; its civil ones are.
    """
    faith = religion(dossier)
    found = list(_of_country(around, civil_only=faith is not None))
    if faith is not None:
        found += _of_religion(faith, dossier.country, around)
    return tuple(sorted((each for each in found if each.last >= today), key=lambda each: (each.first, each.last)))


def fast(dossier: Dossier, today: date, around: Calendars) -> Kept | None:
    """Return the fast that lasts or comes next, or None where none is kept."""
    return next((each for each in kept(dossier, today, around) if each.kind == FAST), None)


def is_there(feast: Kept, around: Calendars) -> bool:
    """Tell whether the calendar of the country names a feast, too: only then do its offices keep it."""
    return any(each.feast == feast.feast for each in _of_country(around, civil_only=False))


def greetable(dossier: Dossier, today: date, around: Calendars, within: int = WISHES_AHEAD) -> Kept | None:
    """Return the feast for which a wish may be sent now: it begins within so many days, or began and still lasts.

    Of several the nearest to come, before one that has begun. Never a bridge, a substitute day, a closure, an election
    or a day of mourning, nor a feast of another religion.
    """
    near = [
        each
        for each in kept(dossier, today, around)
        if each.kind in WISHED and -WISHES_AFTER <= (each.first - today).days <= within
    ]
    return min(near, key=lambda each: (each.first < today, abs((each.first - today).days)), default=None)


def wished_faiths(name: str, feasts: tuple[Feast, ...]) -> frozenset[str]:
    """Return the religions whose people are wished well on a day of this name, `any` for a civil feast.

    Nothing for a bridge, a closure or an election. The beginning of a fast is wished well for, too.
    """
    known = [feast for feast in feasts if feast.kind in (FAST, *WISHED) and feast.names.search(name)]
    return frozenset(faith for feast in known for faith in feast.religions)


def of_faith(faith: str, country: str | None, today: date, around: Calendars) -> tuple[Kept, ...]:
    """Return the feasts of a religion in a country that are not over, by day."""
    found = (each for each in _of_religion(faith, country, around) if each.last >= today)
    return tuple(sorted(found, key=lambda each: each.first))


def near_faiths(feasts: tuple[Feast, ...], today: date) -> tuple[str, ...]:
    """Return the religions one of whose feasts or fasts is near enough to be told of."""
    near = {
        faith
        for feast in feasts
        for first, last in feast.days
        if last >= today - timedelta(days=_MOVES) and (first - today).days <= _ahead(feast.kind) + _MOVES
        for faith in feast.religions
    }
    return tuple(sorted(near))


def by_clients(
    clients: Iterable[Faithful],
    days: Iterable[Holiday],
    told: Iterable[Closure],
    today: date,
    feasts: tuple[Feast, ...],
) -> tuple[KeptByClients, ...]:
    """Return each fast and feast that is near with the clients who keep it; a fast that a country's line tells is left out."""
    named = {(each.name, country) for each in told for country in each.countries}
    calendars: dict[str, list[Holiday]] = {}
    for day in days:
        calendars.setdefault(day.country, []).append(day)
    found: dict[str, KeptByClients] = {}
    for client in clients:
        around = There(tuple(calendars.get(client.country or "", ())), feasts)
        for kept in of_faith(client.faith, client.country, today, around):
            near = (kept.first - today).days <= _ahead(kept.kind)
            if (
                not near
                or kept.kind not in (FAST, *WISHED)
                or (kept.kind == FAST and (kept.name, client.country) in named)
            ):
                continue
            before = found.setdefault(kept.feast, KeptByClients(kept, ()))
            found[kept.feast] = before._replace(clients=(*before.clients, client))
    return tuple(sorted(found.values(), key=lambda each: each.kept.first))


def _ahead(kind: str) -> int:
    return KINDS["fast"].ahead if kind == FAST else WISHES_AHEAD


def _of_religion(faith: str, country: str | None, around: Calendars) -> Iterator[Kept]:
    for feast in around.feasts:
        if faith in feast.religions and feast.is_kept_in(country):
            yield from (_there(feast, first, last, around.holidays) for first, last in feast.days)


def _there(feast: Feast, first: date, last: date, days: tuple[Holiday, ...]) -> Kept:
    """Return a feast on the days of our table, or on the country's own where its calendar names it."""
    far = _MOVES_FAR if feast.id == "vesak" else _MOVES
    own = [day for day in days if abs((day.on_date - first).days) <= far and _is(feast, day)]
    computed = feast.moon
    if own:
        day = min(own, key=lambda day: day.on_date)
        last = day.until or day.on_date + (last - first)
        first, computed = day.on_date, day.computed
    return Kept(feast.id, feast.name, feast.name_zh, feast.kind, first, last, computed, own=True)


def _is(feast: Feast, day: Holiday) -> bool:
    return _is_called(feast.names.pattern, day.name)


@cache
def _is_called(names: str, name: str) -> bool:
    """Tell whether a day bears one of a feast's names; a dozen rules ask it of the same days."""
    return any(re.search(names, short(part)) for part in name.split("; "))


def _of_country(around: Calendars, *, civil_only: bool) -> Iterator[Kept]:
    """Yield the feasts that the country's calendar names; neighbouring days of one name are one feast."""
    for feast in around.feasts:
        if civil_only and ANYBODY not in feast.religions:
            continue
        days = sorted((day for day in around.holidays if _is(feast, day)), key=lambda day: day.on_date)
        run: list[Holiday] = []
        for day in days:
            if run and day.on_date - run[-1].on_date > timedelta(days=_ONE_FEAST):
                yield _as_one(feast, run)
                run = []
            run.append(day)
        if run:
            yield _as_one(feast, run)


def _as_one(feast: Feast, run: list[Holiday]) -> Kept:
    name = feast.name or short(run[0].name)
    zh = feast.name_zh or (short(run[0].name_zh) if run[0].name_zh else name)
    last = run[-1].until or run[-1].on_date
    return Kept(feast.id, name, zh, feast.kind, run[0].on_date, last, any(day.computed for day in run), own=False)
