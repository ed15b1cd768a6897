"""A list in groups: its rows under the values of one column or two, how many there are, and their sums by currency."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.nearest import choose_from
from dossier.read.find.sorting import natural
from dossier.records.listing import SUMS, Column, Group, Listing, Row, Total, Value
from dossier.values.sums import added, read_sums, written

BETWEEN = re.compile(r"[,，、;；]")
"""What may stand between the names of columns."""
MOST = 2
STEPS = {"month": "月", "quarter": "季度", "year": "年"}
"""Into what the days of a column may be put together, and the Chinese word for it."""
_IN_ORDER = frozenset({"day", "partial", "number", "decimal"})


class Key(NamedTuple):
    """A column by which rows are grouped, and the step into which its days are put together, or nothing."""

    column: Column
    step: str = ""

    @property
    def name(self) -> str:
        """Return how it is typed."""
        return f"{self.column.name}:{self.step}" if self.step else self.column.name

    def value(self, held: Value) -> Value:
        """Return the value of the group in which a row stands."""
        if held is None or not self.step:
            return held
        year, _dash, month = str(held)[:7].partition("-")
        if self.step == "year" or not month:
            return year
        return f"{year}-Q{(int(month) + 2) // 3}" if self.step == "quarter" else f"{year}-{month}"

    def place(self, group: Group) -> tuple[object, ...]:
        """Return where a group stands: unknown last, in the column's own order where it has one, else the largest first."""
        value = group.value
        if codes := natural(self.column):
            return value is None, codes.index(str(value)) if value in codes else len(codes), str(value)
        if self.column.type in _IN_ORDER:
            return value is None, _size(value), str(value)
        return value is None, -group.size, str(value)


def _size(value: Value) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:  # a day stands by its text
        return Decimal(0)


def keys(typed: str, called: Callable[[str], Column]) -> tuple[Key, ...]:
    """Return the columns that `--group` names; raises WrongUsageError for more than two, and for a step that does not fit."""
    found = tuple(_key(each.strip(), called) for each in BETWEEN.split(typed) if each.strip())
    if not 1 <= len(found) <= MOST:
        raise WrongUsageError(
            _("A list is grouped by one column or two."), _("Write for example: --group country,stage")
        )
    return found


def _key(typed: str, called: Callable[[str], Column]) -> Key:
    name, sign, step = re.sub("：", ":", typed).partition(":")
    of = called(name.strip())
    words = {word: each for each, chinese in STEPS.items() for word in (each, chinese)}
    if not sign:
        return Key(of)
    if of.type not in {"day", "partial"}:
        words_of = _("“{column}” holds no days that “:{step}” could put together.")
        raise WrongUsageError(
            words_of.format(column=of.name, step=step[:20]), _("Leave :{step} away.").format(step=step[:20])
        )
    if step.strip() not in words:
        raise WrongUsageError(
            _("Days are put together by month, quarter or year, not by “{step}”.").format(step=step[:20]),
            choose_from(f"{of.name}:{each}" for each in STEPS),
        )
    return Key(of, words[step.strip()])


def totals(columns: Sequence[Column], names: Sequence[str], rows: Sequence[Row]) -> tuple[Total, ...]:
    """Return what each of some columns of money comes to in rows whose columns are called so."""
    return tuple(_total(each, names, rows) for each in columns if each.is_money)


def _total(of: Column, names: Sequence[str], rows: Sequence[Row]) -> Total:
    at, beside = names.index(of.name), names.index(of.currency) if of.currency else -1
    known = [row for row in rows if row[at] is not None]
    pairs: Iterable[tuple[Decimal, str]]
    if of.type == SUMS:
        pairs = (each for row in known for each in read_sums(str(row[at])))
    else:
        pairs = ((Decimal(str(row[at])), str(row[beside] or "")) for row in known)
    return Total(of.name, written(added(pairs)) if known else None, len(rows) - len(known))


def grouped(listing: Listing, by: Sequence[Key], columns: Sequence[Column], limit: int) -> tuple[Group, ...]:
    """Return every group of a list, with as many of its rows as `limit` allows in all (-1: each), each of these columns."""
    places = [listing.columns.index(each.name) for each in columns]
    left = len(listing.rows) if limit < 0 else limit

    def part(value: Value, rows: Sequence[Row], rest: Sequence[Key]) -> Group:
        sums = totals(columns, listing.columns, rows)
        return Group(value, len(rows), sums, tuple(rows), tuple(divided(rows, rest)) if rest else ())

    def divided(rows: Sequence[Row], by: Sequence[Key]) -> list[Group]:
        first, at = by[0], listing.columns.index(by[0].column.name)
        held: dict[Value, list[Row]] = {}
        for row in rows:
            held.setdefault(first.value(row[at]), []).append(row)
        return sorted((part(value, each, by[1:]) for value, each in held.items()), key=first.place)

    def cut(group: Group) -> Group:
        nonlocal left
        if group.parts:
            return group._replace(parts=tuple(map(cut, group.parts)), rows=())
        kept = group.rows[:left]
        left -= len(kept)
        return group._replace(rows=tuple(tuple(row[at] for at in places) for row in kept))

    return tuple(map(cut, divided(listing.rows, by))) if by else ()
