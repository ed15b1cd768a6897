"""How a sheet of exchange rates is laid out: the bank's, a column for each currency, or a line for each rate."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dossier.errors import InvalidValueError
from dossier.exchange.incoming.sheet import SheetLine
from dossier.records.country.rates import RATE
from dossier.records.importing import ImportColumn
from dossier.values.money import CURRENCIES, known_currency

_CODE = re.compile("[A-Z]{3}")
_TOP = 40
"""So many lines may stand above the heading."""


class Layout(NamedTuple):
    """Where the heading stands, which column is which field, or which is the rate of which currency, and whose sheet it is."""

    heading: int
    fields: Mapping[str, int]
    currencies: Mapping[int, str] = {}
    is_of_bank: bool = False


def layout(head: Sequence[SheetLine]) -> Layout | None:
    """Return how a sheet of rates is laid out; None for one that is about something else."""
    for at, line in enumerate(head[:_TOP]):
        cells = list(line.cells)
        named = {number: field.name for number, cell in enumerate(cells) if cell and (field := RATE.field(cell))}
        others = {number: cell for number, cell in enumerate(cells) if cell and number not in named}
        fields = {name: number for number, name in reversed(named.items())}
        if "on_date" not in fields or len(fields) < len(named):
            continue
        if not others and {"currency", "value"} <= fields.keys():
            return Layout(at, fields)
        codes = {number: _currency(cell) for number, cell in others.items()}
        if codes and fields.keys() == {"on_date"} and all(codes.values()) and set(codes.values()) & CURRENCIES:
            of_bank = cells[fields["on_date"]].casefold() == "date" and "EUR" not in codes.values()
            return Layout(at, fields, {number: code for number, code in codes.items() if code}, of_bank)
    return None


def _currency(cell: str) -> str | None:
    """Return the currency that a heading names, also one of the past."""
    try:
        return known_currency(cell)
    except InvalidValueError:
        return cell if _CODE.fullmatch(cell) else None


def columns(found: Layout, heading: Sequence[str], sample: Sequence[str], wanted: set[str]) -> Iterator[ImportColumn]:
    """Yield the columns of a sheet; currencies that are not wanted are left out."""
    names = {number: f"{RATE.noun}.{name}" for name, number in found.fields.items()}
    names |= {number: f"{RATE.noun}.{code}" if code in wanted else "-" for number, code in found.currencies.items()}
    for number, cell in enumerate(heading):
        if cell:
            yield ImportColumn(cell, names[number], "heading", sample[number] if number < len(sample) else "")
