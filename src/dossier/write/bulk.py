"""Many new rows of one table: checked like a single one, and written with their history, many rows a statement."""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain
from json import JSONEncoder
from operator import is_
from types import GenericAlias
from typing import Annotated, Any, NamedTuple

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from dossier.write.queue import WriteQueue
from dossier.write.tables.columns import Row


def plain(value: Any) -> str:
    """Return a day, a time or a decimal as the text by which it is kept."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    raise TypeError(type(value).__name__)


_day_text = lru_cache(maxsize=4096)(plain)
"""A day or a time as text, made once: in a column hardly two differ. (1.0 and 1.00 are equal, and no one text.)"""


def _text(value: Any) -> str:
    return plain(value) if isinstance(value, Decimal) else _day_text(value)


dumped: Callable[[Mapping[str, Any]], str] = JSONEncoder(ensure_ascii=False, default=plain).encode
"""Column values as JSON: dates ISO, decimals as text."""


Columns = Mapping[str, Sequence[Any]]
"""The values of many rows by column; a column that is left out has its default in each."""
_BOUND = 4_000
"""Values of one statement: as quick as the 32,766 that SQLite takes, and nothing to keep in memory."""


class _Form(NamedTuple):
    """What is known of a table's rows: how their columns are checked, what one is without a value, what SQLite cannot take."""

    check: Callable[[Any], dict[str, list[Any]]]
    names: tuple[str, ...]
    defaults: dict[str, Any]
    by_text: tuple[str, ...]
    sql: str
    history: str


@cache
def _form(model: type[Row]) -> _Form:
    fields = model.model_fields
    checked = {name: GenericAlias(list, (Annotated[each.annotation, *each.metadata] if each.metadata else each.annotation,))
               for name, each in fields.items()}  # fmt: skip
    some: Any = TypedDict(model.__name__, checked, total=False)  # type: ignore[misc]
    adapter: TypeAdapter[Any] = TypeAdapter(some)
    table = model.__table__  # type: ignore[attr-defined]
    types = {name: table.c[name].type.python_type for name in fields}
    kept = ", ".join(f"'{name}', {_TRUTH if types[name] is bool else '{}'}".format(f'"{name}"') for name in fields)
    return _Form(
        adapter.validate_python,
        tuple(fields),
        {name: each.get_default() for name, each in fields.items() if not each.is_required()},
        tuple(name for name in fields if types[name] in {date, datetime, Decimal}),
        f'INSERT INTO "{table.name}"',
        "INSERT INTO change (operation_id, table_name, row_id, after)"  # noqa: S608
        f" SELECT ?, '{table.name}', id, json_object({kept}) FROM \"{table.name}\" WHERE id BETWEEN ? AND ? ORDER BY id",
    )


_TRUTH = "json(CASE {} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)"
"""How a column that is yes or no stands in JSON."""


def by_column(model: type[Row], rows: Sequence[Mapping[str, Any]]) -> Columns:
    """Return the values of rows column by column; raises KeyError where a row lacks one that has no default."""
    form = _form(model)
    return {
        name: [row.get(name, form.defaults[name]) for row in rows]
        if name in form.defaults
        else [row[name] for row in rows]
        for name in form.names
    }


def insert(
    connection: sqlite3.Connection, model: type[Row], given: Columns, ids: range, operation: int, queue: WriteQueue
) -> Columns:
    """Check rows, given column by column, write them and what they hold in the history of an operation, and return them.

    SQLite itself writes the history from the rows, as JSON equal to `dumped`: in a large import that is half of all rows.
    """
    form = _form(model)
    given = {name: given[name] if name in given else [form.defaults[name]] * len(ids) for name in form.names}
    columns = _checked(form, given) | {"id": ids}
    for name in form.by_text:
        columns[name] = [None if value is None else _text(value) for value in columns[name]]
    same = {name: each[0] for name, each in columns.items() if name != "id" and each.count(each[0]) == len(each)}
    own = [name for name in form.names if name not in same]
    names = ", ".join(f'"{name}"' for name in (*same, *own))
    rows = list(zip(*[columns[name] for name in own], strict=True))
    queue.add(put, connection, f"{form.sql} ({names})", rows, tuple(same.values()))
    queue.add_later(connection.execute, form.history, (operation, ids.start, ids.stop - 1))
    return columns


def _checked(form: _Form, given: Columns) -> dict[str, Sequence[Any]]:
    """Return the values of columns, each checked; what comes again and again in a column is checked once."""
    different = {name: list(dict.fromkeys(values)) for name, values in given.items()}
    checked = form.check(different)
    other = {name: given[name] for name in given if not all(map(is_, checked[name], different[name]))}
    return {**given, **(form.check(other) if other else {})}


def put(connection: sqlite3.Connection, into: str, rows: Sequence[Collection[Any]], same: tuple[Any, ...] = ()) -> None:
    """Write rows, many by one statement: with one a row (`executemany`) SQLite takes twice as long.

    `same` are the values of the first columns, which are those of every row: bound once, they cost next to nothing.
    """
    width, at = len(rows[0]) if rows else 1, 0
    for many in (_BOUND // width, _BOUND // width // 10, _BOUND // width // 100, 1):
        while many and len(rows) - at >= many:  # few lengths, or SQLite keeps a large statement ready for each
            some = rows[at : at + many]
            connection.execute(f"{into} VALUES {_marks(len(same), width, many)}", [*same, *chain.from_iterable(some)])
            at += many


@lru_cache(maxsize=64)
def _marks(same: int, width: int, rows: int) -> str:
    marks = [*(f"?{number}" for number in range(1, same + 1)), *["?"] * width]
    return ", ".join([f"({', '.join(marks)})"] * rows)
