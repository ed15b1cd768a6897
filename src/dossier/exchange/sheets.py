"""Reading sheets: CSV in any of its dialects and workbooks (xlsx, xls, ods), as lines of text with their numbers."""

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import NamedTuple

from dossier.errors import InvalidValueError, NotFoundError
from dossier.i18n import _
from dossier.nearest import one_of

WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a workbook begins: a zip (xlsx, ods) or an old compound file (xls)."""


class SheetLine(NamedTuple):
    """One line of a sheet: its number as the program that wrote it counts, and its cells as text."""

    number: int
    cells: tuple[str, ...]


def is_workbook(raw: bytes) -> bool:
    """Tell whether bytes are a workbook and not text."""
    return raw.startswith(WORKBOOK)


def lines_of_text(text: str) -> tuple[SheetLine, ...]:
    """Return the lines of a CSV text that hold anything; the separator is the one that its first lines use most."""
    head = "\n".join(text.splitlines()[:5])
    separator = max(",;\t|", key=head.count)
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator, strict=False)
    found, before = [], 0
    try:
        for cells in reader:
            found.append(SheetLine(before + 1, tuple(cell.strip() for cell in cells)))
            before = reader.line_num
    except csv.Error as error:
        raise InvalidValueError(
            _("Line {line} is no CSV ({reason}).").format(line=reader.line_num, reason=error),
            _("Save it as a workbook (xlsx) and try again."),
        ) from error
    return _filled(found)


def lines_of_workbook(raw: bytes, sheet: str | None = None) -> tuple[SheetLine, ...]:
    """Return the lines of a workbook's sheet that hold anything: the named one, or the first.

    Raises InvalidValueError for what is no workbook or is locked, NotFoundError for a sheet there is not.
    """
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
    )  # a compiled reader of xlsx, xls and ods; only an import needs it

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        names = book.sheet_names
        if sheet is not None and sheet not in names:
            raise NotFoundError(
                _("There is no sheet “{name}” in this workbook.").format(name=sheet[:40]),
                one_of(sheet, names),
            )
        rows = book.get_sheet_by_name(sheet or names[0]).to_python(skip_empty_area=False) if names else []
    except CalamineError as error:
        raise InvalidValueError(
            _("This workbook cannot be read ({reason}).").format(reason=error),
            _("Open it, save it as xlsx without a password, and try again."),
        ) from error
    return _filled(SheetLine(number, tuple(_text(cell) for cell in row)) for number, row in enumerate(rows, 1))


def _filled(lines: Iterable[SheetLine]) -> tuple[SheetLine, ...]:
    return tuple(line for line in lines if any(line.cells))


def _text(cell: object) -> str:
    """Return a cell as a person reads it: no `.0` behind a whole number, dates ISO."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell == int(cell) else repr(cell)
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == time(0) else cell).isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell).strip()
