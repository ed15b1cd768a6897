"""What an import hands on: the lines of a file as fields of records, each word with the column it stood in."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from dossier.i18n import N_, NP_, _, in_every_language

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

    Its rows are read while they are asked for, once. `beside` are lines that hold no record (titles above the heading,
    totals below), with their numbers; they and what is `unread` are known when all rows were.
    """

    file: str
    format: str
    sheet: str | None
    about: str
    columns: tuple[ImportColumn, ...]
    rows: Iterable[ImportRow]
    lines: int
    """So many lines it has; a line may hold several records, or none."""
    beside: Sequence[tuple[int, str]] = ()
    unread: Sequence[ImportRow] = ()
    """Lines with more cells than the heading has: nobody knows which cell is of which column; all of them are its `rest`."""
    others: tuple[str, ...] = ()
    """The names of the sheets of the workbook that were not read."""


WHAT = {
    "new": NP_("row", "new"),
    "same": N_("in the book already"),
    "adds": N_("adds to what is in the book"),
    "moves": N_("has changed firms"),
    "alike": N_("perhaps in the book already"),
    "refused": NP_("row", "refused"),
    "skip": NP_("row", "left out"),
}
"""What may become of a row; `adds` and `moves` are written only where that was asked for."""
LEFT = ("alike", "refused")
"""What becomes of rows of which nothing is written, and that wait for her answer."""

WHY, SAME_AS = N_("why not imported"), N_("same as")
"""Columns of a file of refused rows: the reason, which is ours, and what she may answer."""


@cache
def our_headings() -> frozenset[str]:
    """Return the headings of the two columns in every language."""
    return frozenset((*in_every_language(WHY), *in_every_language(SAME_AS)))


class Fault(NamedTuple):
    """A cell that cannot be taken, or (without a column) a row: the reason says what would be right."""

    reason: str
    column: str = ""
    value: str = ""


class Outcome(NamedTuple):
    """What becomes of one row: `said` is what it adds or why it is left, `stays` what the book knows better."""

    line: int
    what: str
    name: str
    ref: str | None = None
    said: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    written: bool = True

    @property
    def why(self) -> tuple[str, ...]:
        """Return everything that is to be said of the row beside what becomes of it."""
        form = _("{column} “{value}”: {reason}")
        faults = (form.format(column=each.column, value=each.value, reason=each.reason) if each.column else each.reason
                  for each in self.faults)  # fmt: skip
        stays = (_("stays as it is in the book: {what}").format(what=each) for each in self.stays)
        return (*faults, *self.said, *stays)


def counted(outcomes: Iterable[Outcome]) -> dict[str, int]:
    """Return how many rows become what, in the order of `WHAT`."""
    counts = dict.fromkeys(WHAT, 0)
    for each in outcomes:
        counts[each.what] += 1
    return {what: count for what, count in counts.items() if count}
