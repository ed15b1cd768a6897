"""What every format becomes: numbered lines of cells, all of them text."""

from collections.abc import Iterable
from typing import NamedTuple

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.records.reading import NOTE_LIMIT

ROWS, CELLS = 1 << 20, 12_000_000
"""Lines and cells that are read at most: a workbook has no more lines, either."""


class SheetLine(NamedTuple):
    """One line of a sheet: its number as the program that wrote it counts, and its cells as text."""

    number: int
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """The lines of a file that hold anything, read while they are asked for; of a workbook those of one sheet."""

    format: str
    lines: Iterable[SheetLine]
    name: str | None = None
    others: tuple[str, ...] = ()
    """The names of the other sheets of the workbook."""
    is_text: bool = False
    """A cell more than the heading has means that a separator stands inside of a cell."""


def filled(lines: Iterable[SheetLine]) -> Iterable[SheetLine]:
    """Return the lines that hold anything; raises InvalidValueError for a cell that no field could hold, and for too many."""
    rows = cells = 0
    for line in lines:
        if any(line.cells):
            if max(map(len, line.cells)) > NOTE_LIMIT:
                raise too_long(line.number)
            rows, cells = rows + 1, cells + len(line.cells)
            if rows > ROWS or cells > CELLS:
                raise InvalidValueError(
                    _("This file has more than {rows} lines or {cells} cells.").format(
                        rows=f"{ROWS:,}", cells=f"{CELLS:,}"
                    ),
                    _("Save it in several files."),
                )
            yield line


def too_long(number: int) -> InvalidValueError:
    """Return the failure for a cell of more characters than a field can hold."""
    return InvalidValueError(
        _("Line {line} has a cell of more than {limit} characters.").format(line=number, limit=f"{NOTE_LIMIT:,}"),
        _("Take it out of the file, and keep what it holds elsewhere."),
    )
