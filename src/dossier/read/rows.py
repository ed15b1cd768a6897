"""From declared tuples to the columns of a question, and from its rows to tuples: each field's type says how to read it."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import SimpleNamespace
from typing import Any, NamedTuple, TypeVar

from dossier.read.written import WRITTEN_ON
from dossier.records.declared import declared, python_type
from dossier.records.kinds import KINDS, kind_of
from dossier.records.ref import Ref

T = TypeVar("T", bound=NamedTuple)
Reader = Callable[[Any], Any]

_RECKONED = {("Round", "written_on"): WRITTEN_ON}
"""What a tuple holds that its table does not, by tuple and name: how it is found out."""
_READERS: dict[Any, Reader] = {date: date.fromisoformat, datetime: datetime.fromisoformat, Decimal: Decimal, bool: bool}


@cache
def _plan(model: type[Any]) -> tuple[tuple[str, Reader | None], ...]:
    plan: list[tuple[str, Reader | None]] = []
    for name in model.__annotations__:
        kind = python_type(model, name)
        kinds = getattr(kind, "__args__", (kind,))
        plan.append((name, next((_READERS[each] for each in kinds if each in _READERS), None)))
    return tuple(plan)


@cache
def select(model: type, source: str = "", *also: str) -> str:
    """Return the question for all rows of a declared tuple, each table by its letter.

    A record's own table is joined with those of the records whose names it holds; `source` is another place to read
    from, the table of the tuple first (`quote_line n JOIN …`), and `also` are columns beside those of the tuple.
    """
    fields = declared(model)
    linked = {name: _other(model, field.through) for name, field in fields.items() if field.through}
    if not source:
        kind = kind_of(model)
        if kind is None:
            raise TypeError(model)  # no record of its own: its source has to be given
        source = f"{kind.table} {kind.letter}" + "".join(
            f" LEFT JOIN {table} {letter} ON {letter}.id = {kind.letter}.{fields[name].through}"
            for name, (table, letter) in linked.items()
        )
    own = source.split()[1]
    found = {name: f"{letter}.name" for name, (_table, letter) in linked.items()}
    found |= {name: sql for name in fields if (sql := _RECKONED.get((model.__name__, name)))}
    columns = (f"{found[name]} AS {name}" if name in found else f"{own}.{name}" for name in fields)
    return f"SELECT {', '.join((*columns, *also))} FROM {source}"  # noqa: S608  (names of our own)


def _other(model: type, column: str) -> tuple[str, str]:
    """Return table and letter of the record that a column names: by its declaration, else by the column's own name."""
    said = declared(model)[column]
    other = KINDS[said.type if said.label else column.removesuffix("_id")]
    return other.table, other.letter


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
    places: list[tuple[int, Reader | None]] | None = None
    for row in rows:
        if places is None:  # a row finds a column by its number ten times as fast as by its name
            names = row.keys()
            places = [(names.index(name), reader) for name, reader in _plan(model)]
        yield model(
            *[stored if (stored := row[at]) is None or reader is None else reader(stored) for at, reader in places]
        )


OPEN = "state || '' = 'open'"
"""Written so that no index of states is taken: whose something is narrows it down, that it is open does not."""


def listed(codes: Iterable[str]) -> str:
    """Return codes of our own as the list that stands behind `IN`; never for what somebody typed."""
    return "(" + ", ".join(f"'{code}'" for code in codes) + ")"


def record(connection: sqlite3.Connection, ref: Ref) -> SimpleNamespace | None:
    """Return what a user has given of a record, by its columns, or None if it is not there."""
    kind, readers = ref.kind, dict(_plan(ref.kind.row))
    columns = [field.column for field in kind.fields]
    sql = f"SELECT {', '.join(columns)} FROM {kind.table} WHERE id = :id"  # noqa: S608  (names of our own)
    row = connection.execute(sql, {"id": ref.id}).fetchone()
    if row is None:
        return None
    pairs = ((name, row[name], readers.get(name)) for name in columns)
    return SimpleNamespace(**{name: read(text) if read and text is not None else text for name, text, read in pairs})
