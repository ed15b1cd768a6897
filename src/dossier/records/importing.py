"""What an import hands on: the lines of a file as fields of records, each word with the column it stood in."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

HowRead = Literal["heading", "mapped", "saved", "content", "unknown"]
"""Why a column is taken for a field: its heading, the user's `--map`, a mapping kept from before, what its cells hold; or it is not."""


class Cell(NamedTuple):
    """A cell that belongs to no field: the heading of its column as written, and its text."""

    heading: str
    text: str


class ImportColumn(NamedTuple):
    """A column of a file: its heading, the field it means (`contact.email`), why, and a cell of it.

    A field is named by noun and name, a fact by its key (`terms.payment`); `fact:NAME` is one that is to be a fact of her
    own, `-` a column that is left out, None one that nobody understands. `contact.reach` are addresses of any kind,
    `contact.custom` is what its label says, `row.is_firm` tells firms from people.
    """

    heading: str
    field: str | None
    how: HowRead
    sample: str


class ImportRow(NamedTuple):
    """One record of a file: its line, what stands for each field (`contact.email`: two addresses), and all that is left."""

    line: int
    values: Mapping[str, tuple[str, ...]]
    rest: tuple[Cell, ...] = ()
    cells: tuple[str, ...] = ()
    """The line as it stands, cell by cell under the columns of its table: what comes back to her if it is refused."""


class ImportTable(NamedTuple):
    """A file as it was understood: its format, what it is about (a kind of record), its columns and its rows.

    `beside` are lines that hold no record (titles above the heading, totals below), with their numbers.
    """

    file: str
    format: str
    sheet: str | None
    about: str
    columns: tuple[ImportColumn, ...]
    rows: tuple[ImportRow, ...]
    beside: tuple[tuple[int, str], ...] = ()
    unread: tuple[ImportRow, ...] = ()
    """Lines with more cells than the heading has: nobody knows which cell is of which column; all of them are its `rest`."""
    others: tuple[str, ...] = ()
    """The names of the sheets of the workbook that were not read."""
