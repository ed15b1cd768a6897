"""The standing terms of a firm as an order takes them over: asked once, never again (M154)."""

from typing import Any, NamedTuple

from dossier.advice.deal.terms import same_term
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, Known, current
from dossier.records.order.order import Order
from dossier.records.quotation.quote import Quote

COLUMNS = {"incoterm": "terms.incoterm", "place": "terms.place", "payment": "terms.payment", "forwarder": "terms.forwarder",
           "currency": "terms.currency"}  # fmt: skip
"""Columns of an order and the standing term that each of them confirms."""


class Departure(NamedTuple):
    """A term of the order that is not the standing one."""

    column: str
    standing: str
    now: str


def standing(found: Dossier) -> dict[str, Known]:
    """Return the standing terms by the order's column: noted, certain, and not told by another client."""
    held = current(found.facts)
    rows = {column: held.get(key) for column, key in COLUMNS.items()}
    return {
        column: row
        for column, row in rows.items()
        if row is not None and row.state == KNOWN and row.value and not row.is_guess and not row.from_others
    }


def taken_over(found: Dossier, quote: Quote | None, like: Order | None, typed: dict[str, Any]) -> dict[str, Any]:
    """Return an order's terms: what was typed, else the quotation's, else the earlier order's, else the standing ones.

    A place goes with its incoterm and is never taken from another source.
    """
    terms = {column: row.value for column, row in standing(found).items()}
    for source in (like, quote):
        given = {column: getattr(source, column, None) for column in COLUMNS} if source is not None else {}
        given = {column: value for column, value in given.items() if value}
        if "incoterm" in given:
            terms.pop("place", None)
        terms |= given
    if "incoterm" in typed:
        terms.pop("place", None)
    return terms | {column: value for column, value in typed.items() if value is not None}


def departures(found: Dossier, values: dict[str, Any]) -> list[Departure]:
    """Return the terms that differ from the standing ones; a term that was never settled departs from nothing."""
    return [
        Departure(column, row.value or "", str(values[column]))
        for column, row in standing(found).items()
        if values.get(column) and not same_term(COLUMNS[column], str(values[column]), row.value or "")
    ]


def confirmed(found: Dossier, values: dict[str, Any]) -> dict[str, str]:
    """Return the standing terms that an order confirms or settles for the first time, by fact; departures stay as they are."""
    different = {each.column for each in departures(found, values)}
    if "incoterm" in different or "place" in different:
        different |= {"incoterm", "place"}
    return {
        key: str(values[column]) for column, key in COLUMNS.items() if values.get(column) and column not in different
    }
