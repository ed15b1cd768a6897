"""Workbooks (xlsx, xls, ods), read by a compiled library once their size is known to be bearable."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from dossier.errors import InvalidValueError, NotFoundError
from dossier.exchange.incoming import old_workbook_limits, workbook_limits
from dossier.exchange.incoming.sheet import Sheet, SheetLine, filled
from dossier.i18n import N_, _
from dossier.nearest import one_of

NAME = N_("workbook")
_BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a workbook begins: a zip (xlsx, ods) or an old compound file (xls)."""
_ERRORS = frozenset("#N/A #REF! #VALUE! #DIV/0! #NAME? #NUM! #NULL! Err:502 Err:508".split())
"""What a formula leaves in a cell that it could not reckon."""


def recognises(raw: bytes) -> bool:
    """Tell whether bytes are a workbook and not text."""
    return raw.startswith(_BEGINNINGS)


def read(raw: bytes, sheet: str | None = None) -> Sheet:
    """Return a sheet of a workbook: the named one, or the first that holds two lines.

    Raises InvalidValueError for what is no workbook, is locked or would take too much memory, NotFoundError for a sheet
    there is not.
    """
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
    )  # a compiled reader of xlsx, xls and ods; only an import needs it

    (workbook_limits if raw.startswith(_BEGINNINGS[0]) else old_workbook_limits).check(raw)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        names = _named(book.sheet_names, sheet)
        tables = (book.get_sheet_by_name(name) for name in names)
        table = next((each for each in tables if sheet or each.height > 1), None)
        if table is None and names:
            table = book.get_sheet_by_name(names[0])
    except CalamineError as error:
        raise _unreadable() from error
    except BaseException as error:  # a panic of the compiled library is no Exception
        if type(error).__name__ == "PanicException":
            raise _unreadable() from error
        raise
    if table is None:
        return Sheet(NAME, ())
    others = tuple(name for name in book.sheet_names if name != table.name)
    return Sheet(NAME, filled(_lines(table)), table.name, others)


def _named(names: list[str], sheet: str | None) -> list[str]:
    """Return the sheets that may be meant; raises NotFoundError for one there is not."""
    if sheet is not None and sheet not in names:
        raise NotFoundError(
            _("There is no sheet “{name}” in this workbook.").format(name=sheet[:40]), one_of(sheet, names)
        )
    return names if sheet is None else [sheet]


def _unreadable() -> InvalidValueError:
    return InvalidValueError(
        _("This workbook cannot be read: it is damaged or locked."),
        _("Open it, save it as xlsx without a password, and try again."),
    )


def _lines(table: Any) -> Iterator[SheetLine]:
    """Yield the lines of a sheet; of cells that were joined over several lines each line has the text."""
    below: dict[int, dict[int, tuple[int, int]]] = {}
    for (top, left), (bottom, _right) in table.merged_cell_ranges or ():
        if bottom > top:
            below.setdefault(top, {})[left] = (bottom, left)
    joined: dict[int, tuple[int, str]] = {}
    for at, row in enumerate(table.iter_rows()):
        cells = [_text(cell) for cell in row]
        for column, (last, text) in tuple(joined.items()):
            if at > last:
                del joined[column]
            elif column < len(cells) and not cells[column] and any(cells):
                cells[column] = text
        for column, (last, _left) in below.get(at, {}).items():
            if column < len(cells):
                joined[column] = (last, cells[column])
        yield SheetLine(at + 1, tuple(cells))


def _text(cell: object) -> str:
    """Return a cell as a person reads it: no `.0` behind a whole number, dates ISO."""
    if isinstance(cell, str):
        plain = cell.strip()
        return "" if plain in _ERRORS else plain
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == time(0) else cell).isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell).strip()
