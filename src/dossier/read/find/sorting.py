"""By what a column of a list is sorted: numbers by their size, choices in their own order, names as they sound."""

from dossier.records.contact.relationship import STEPS
from dossier.records.listing import Column

_RANKED = {"closeness": tuple(reversed(STEPS))}
"""Columns whose choices have another order in a list than in a form: the closest first."""
_SIZED = frozenset({"number", "decimal", "money", "sums"})
_AS_KEPT = frozenset({"day", "partial", "country", "currency", "hour"})


def sorted_by(of: Column, expression: str, *, from_end: bool) -> str:
    """Return what a list is ordered by; what is not known stands last either way. Sums go by their largest, in whatever currency."""
    direction = " DESC" if from_end else ""
    return f"{expression} IS NULL, {_key(of, expression)}{direction}"


def _key(of: Column, expression: str) -> str:
    if codes := natural(of):
        return f"CASE {expression}" + "".join(f" WHEN '{code}' THEN {at}" for at, code in enumerate(codes)) + " END"
    if of.type in _SIZED:
        return f"CAST({expression} AS REAL)"
    return expression if of.type in _AS_KEPT else f"in_order({expression})"


def natural(of: Column) -> tuple[str, ...]:
    """Return the codes of a column of one choice in their own order, none where it has none."""
    return _RANKED.get(of.name) or (tuple(each.code for each in of.choices) if of.type != "list" else ())
