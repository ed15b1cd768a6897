"""A list as the views see it: columns by name, rows of plain values."""

from typing import Literal, NamedTuple

from dossier.records.catalogue.key import Choice, Sensitivity

Value = str | int | None

SUMS = "sums"
"""The type of a column that holds sums in several currencies, `12400 USD; 300 EUR` (`values/sums.py`)."""


class Column(NamedTuple):
    """A column of a list: how it is typed, its label, the type of its values and their choices, and where it is kept.

    `key` is the field's name, the kind of address or the key of the fact; "" for what the book is asked, and for what is
    reckoned for the day. `currency` is the column of the currency in which its sums are, "" where they name their own.
    """

    name: str
    label: str
    place: Literal["asked", "field", "point", "fact", "today"] = "asked"
    key: str = ""
    type: str = "text"
    choices: tuple[Choice, ...] = ()
    sensitivity: Sensitivity = "private"
    many: bool = False
    currency: str = ""
    words: tuple[Choice, ...] = ()
    """Words of ours that may stand among others, by their codes."""

    @property
    def is_number(self) -> bool:
        """Tell whether it holds numbers, which stand on the right."""
        return self.type in {"number", "decimal", SUMS}

    @property
    def is_money(self) -> bool:
        """Tell whether it holds sums of money, which may be added up by currency."""
        return self.type == SUMS or bool(self.currency)


Row = tuple[Value, ...]


class Total(NamedTuple):
    """What a column of money comes to: the sums by currency as one text, and of how many rows the sum is not known.

    `sums` is None where it is known of no row.
    """

    column: str
    sums: str | None
    unknown: int


class Group(NamedTuple):
    """The rows that have one value in a column: how many there are, what they come to, and those that are shown.

    `parts` are the groups of a second column inside of this one, which then hold the rows.
    """

    value: Value
    size: int
    totals: tuple[Total, ...]
    rows: tuple[Row, ...] = ()
    parts: tuple["Group", ...] = ()


class Listing(NamedTuple):
    """Rows of one noun, how many there are in all, and the columns in their order."""

    noun: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int
    chosen: bool = False
    """Whether the columns were asked for by name: then each is shown."""
    totals: tuple[Total, ...] = ()
    """What its columns of money come to, all rows counted, also those that are not shown."""
    keys: tuple[str, ...] = ()
    """The columns by which it is grouped, each with its step behind a colon where it has one: `opened:month`."""
    groups: tuple[Group, ...] = ()

    def as_objects(self) -> list[dict[str, Value]]:
        """Return each row with the names of its columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]
