"""Judging standing terms: how long each holds, when it was confirmed and used last, and what departs from them (M153–M155)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import Any

from dossier.records.catalogue import catalogue
from dossier.records.deal.deal import SETTLED, Round
from dossier.records.deal.story import TERMS_OF
from dossier.records.deal.terms import ORDER_COLUMNS, Departure, Standing
from dossier.records.known import KNOWN, Known, current
from dossier.records.order.order import Order
from dossier.values.names import fold
from dossier.values.payment import same_payment


def standing(
    rows: Iterable[Known], orders: Sequence[Order], today: date, rounds: Iterable[Round] = ()
) -> tuple[Standing, ...]:
    """Return every standing term of a firm in the catalogue's order; what is unknown is left out.

    By `rounds` a term that was settled in a talk is told from one that stands in writing.
    """
    noted = tuple(rows)
    now = current(noted)
    spoken = _spoken(rounds)
    found = []
    for entry in catalogue.by_key().values():
        row = now.get(entry.key)
        if not entry.key.startswith("terms.") or row is None or row.state != KNOWN:
            continue
        run = _run(noted, row)
        used = _used(orders, entry.key, row.value or "")
        stale = entry.stale_after is not None and row.age(today) > entry.stale_after
        last = spoken.get(entry.key)
        by_word = last is not None and used is None and not (row.source == "email" and row.noted_on >= last.on_date)
        times = _times(orders, entry.key, row)
        found.append(Standing(entry.key, row, run[0].noted_on, len(run), used, times, stale, by_word))
    return tuple(found)


def _spoken(rounds: Iterable[Round]) -> dict[str, Round]:
    """Return the last round that settled each term, where it did so by word alone."""
    last = {
        key: each
        for each in sorted(rounds, key=lambda row: (row.on_date, row.id))
        if each.outcome in SETTLED
        for key in TERMS_OF.get(each.topic, ())
    }
    return {key: each for key, each in last.items() if each.by_word}


def _run(rows: Iterable[Known], now: Known) -> list[Known]:
    """Return the rows from the day the present value came up, without a break, oldest first."""
    past = sorted((row for row in rows if row.key == now.key), key=lambda row: (row.noted_on, row.id or 0))
    same = list(takewhile(lambda row: row.value == now.value, reversed(past[: past.index(now) + 1])))
    return same[::-1] or [now]


def used_on(terms: Mapping[str, Known], orders: Iterable[Order]) -> dict[str, Order]:
    """Return the last order that was made on each standing term, by key; a term without one is left out."""
    past = sorted(orders, key=lambda each: (each.confirmed_on, each.id))
    found = {key: _used(past, key, known.value or "") for key, known in terms.items() if known.state == KNOWN}
    return {key: order for key, order in found.items() if order is not None}


def _used(orders: Sequence[Order], key: str, value: str) -> Order | None:
    """Return the last order that was made on a term, or None."""
    return next((each for each in reversed(orders) if _agrees(each, key, value)), None)


def _times(orders: Sequence[Order], key: str, row: Known) -> int:
    """Return how many of the last orders in a row were made on a term."""
    column = ORDER_COLUMNS.get(key, "")
    named = [each for each in reversed(orders) if getattr(each, column, None)]
    return len(list(takewhile(lambda each: _agrees(each, key, row.value or ""), named)))


def _agrees(order: Order, key: str, value: str) -> bool:
    said = getattr(order, ORDER_COLUMNS.get(key, ""), None)
    return bool(said) and same_term(key, str(said), value)


def same_term(key: str, one: str, other: str) -> bool:
    """Tell whether two values of a term mean the same."""
    return same_payment(one, other) if key == "terms.payment" else fold(one) == fold(other)


def departures(terms: Iterable[Standing], values: Mapping[str, Any]) -> tuple[Departure, ...]:
    """Return what a new quotation or order has otherwise than settled; incoterm and place are one term."""
    held = {each.key: each for each in terms if not each.known.is_guess and not each.known.from_others}
    found = []
    for key, column in ORDER_COLUMNS.items():
        settled, now = held.get(key), values.get(column)
        if settled is None or not now or key == "terms.place" or same_term(key, str(now), settled.value):
            continue
        found.append(Departure(key, _whole(key, values.get, now), _whole_settled(key, held), settled))
    place, rule = held.get("terms.place"), held.get("terms.incoterm")
    moved = place is not None and values.get("place") and fold(str(values["place"])) != fold(place.value)
    if place is not None and moved and not any(each.key == "terms.incoterm" for each in found):
        now = " ".join(str(values[name]) for name in ("incoterm", "place") if values.get(name))
        found.append(
            Departure("terms.place", now, _whole_settled("terms.incoterm", held) or place.value, rule or place)
        )
    return tuple(found)


def _whole(key: str, typed: Any, now: Any) -> str:
    return f"{now} {typed('place')}" if key == "terms.incoterm" and typed("place") else str(now)


def _whole_settled(key: str, held: Mapping[str, Standing]) -> str:
    parts = (key, "terms.place") if key == "terms.incoterm" else (key,)
    return " ".join(held[part].value for part in parts if part in held)
