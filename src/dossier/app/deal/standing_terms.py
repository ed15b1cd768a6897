"""The standing terms of a firm as an order takes them over: asked once, never again (M154)."""

from datetime import date
from typing import Any

from dossier.advice.deal import terms
from dossier.records.deal.terms import ORDER_COLUMNS
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, Known, current
from dossier.records.order.order import Order
from dossier.records.quotation.quote import Quote

COLUMNS = {"incoterm": "terms.incoterm", "place": "terms.place", "payment": "terms.payment", "forwarder": "terms.forwarder",
           "currency": "terms.currency"}  # fmt: skip
"""Columns of an order and the standing term that each of them confirms."""


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
    taken = {column: row.value for column, row in standing(found).items()}
    for source in (like, quote):
        given = {column: getattr(source, column, None) for column in COLUMNS} if source is not None else {}
        given = {column: value for column, value in given.items() if value}
        if "incoterm" in given:
            taken.pop("place", None)
        taken |= given
    if "incoterm" in typed:
        taken.pop("place", None)
    return taken | {column: value for column, value in typed.items() if value is not None}


def confirmed(found: Dossier, values: dict[str, Any], today: date) -> dict[str, str]:
    """Return the standing terms that an order confirms or settles for the first time, by fact; departures stay as they are."""
    departed = terms.departures(terms.standing(found.facts, (), today), values)
    different = {ORDER_COLUMNS[each.key] for each in departed}
    if different & {"incoterm", "place"}:
        different |= {"incoterm", "place"}
    return {
        key: str(values[column]) for column, key in COLUMNS.items() if values.get(column) and column not in different
    }
