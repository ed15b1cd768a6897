"""From database rows to the vocabulary's tuples: each field's type says how its text is read."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T", bound=NamedTuple)
Reader = Callable[[Any], Any]

_READERS: dict[Any, Reader] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    Decimal: Decimal,
    bool: bool,
}


@cache
def _plan(model: type[Any]) -> tuple[tuple[str, Reader | None], ...]:
    plan: list[tuple[str, Reader | None]] = []
    for name, kind in model.__annotations__.items():
        kinds = getattr(kind, "__args__", (kind,))
        plan.append((name, next((_READERS[each] for each in kinds if each in _READERS), None)))
    return tuple(plan)


def all_of(
    connection: sqlite3.Connection, model: type[T], sql: str, values: Mapping[str, object] | None = None
) -> tuple[T, ...]:
    """Return every row of a question as the given tuple; the question's columns bear the fields' names."""
    return tuple(made(model, connection.execute(sql, values or {})))


def one_of(
    connection: sqlite3.Connection, model: type[T], sql: str, values: Mapping[str, object] | None = None
) -> T | None:
    """Return the first row of a question as the given tuple, or None."""
    return next(iter(made(model, connection.execute(sql, values or {}))), None)


def made(model: type[T], rows: Iterable[sqlite3.Row]) -> Iterable[T]:
    """Yield each row of a question as the given tuple, none read before it is asked for."""
    plan = _plan(model)
    for row in rows:
        yield model(*(_value(row[name], reader) for name, reader in plan))


OPEN = "state || '' = 'open'"
"""Written so that no index of states is taken: whose something is narrows it down, that it is open does not."""


def listed(codes: Iterable[str]) -> str:
    """Return codes of our own as the list that stands behind `IN`; never for what somebody typed."""
    return "(" + ", ".join(f"'{code}'" for code in codes) + ")"


def _value(stored: Any, reader: Reader | None) -> Any:
    return stored if stored is None or reader is None else reader(stored)
