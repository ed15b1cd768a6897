"""A workbook of many sheets for people to filter and to edit: fixed heads, choices to pick from, texts never formulas."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

from dossier.records.workbook import FORM, LONGEST, MARKS, SEAL, Marked

Cell = str | Decimal | date | None
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_ROWS = 1_048_575
"""Rows under the heading that a sheet can have."""
_PICKED = 255
"""Characters that all choices of a cell may have together."""
_EXACT = 15
"""Digits that a number of a spreadsheet keeps; a longer one stays a text."""


class SheetColumn(NamedTuple):
    """A column: its heading, its name in dossier, what can be picked, how wide it is, and whether it may be changed."""

    heading: str
    name: str
    choices: Sequence[str] = ()
    width: int = 14
    open: bool = True


class Sheet(NamedTuple):
    """A sheet: its title, its list, its columns, and each row with the marks of its cells."""

    title: str
    noun: str
    columns: Sequence[SheetColumn]
    rows: Iterable[tuple[Sequence[Cell], str]]


def workbook(sheets: Iterable[Sheet], about: Sequence[str]) -> bytes:
    """Return the bytes of an .xlsx file; `about` is what the hidden sheet says of the whole: book, day, language."""
    import xlsxwriter  # 60 ms, only for those who ask for a workbook

    into = BytesIO()
    book = xlsxwriter.Workbook(into, _OPTIONS)
    styles = {
        "head": book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EEF2"}),
        "fixed": book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EEF2", "font_color": "#667080"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        "text": book.add_format({"quote_prefix": True}),
    }
    marked: list[Marked] = []
    for sheet in sheets:
        for title, rows in _pages(sheet):
            _write(book.add_worksheet(title), sheet, rows, styles)
            names, heads = [each.name for each in sheet.columns], [each.heading for each in sheet.columns]
            marked.append(Marked(title, sheet.noun, names, heads))
    page = book.add_worksheet(MARKS)
    page.very_hidden()
    page.write_row(0, 0, [MARKS, str(FORM), *about])
    for at, each in enumerate(marked):
        page.write_row(2 * at + 1, 0, [each.title, each.noun, *each.columns])
        page.write_row(2 * at + 2, 0, ["", "", *each.headings])
    book.close()
    return into.getvalue()


def _pages(sheet: Sheet) -> Iterator[tuple[str, Iterator[tuple[Sequence[Cell], str]]]]:
    """Yield the rows of a list by sheets, as many as it takes; an empty list has one, too."""
    rows, number = iter(sheet.rows), 1
    ahead = next(rows, None)
    while ahead is not None or number == 1:
        first = ahead

        def page(first: Any = first) -> Iterator[tuple[Sequence[Cell], str]]:
            if first is None:
                return
            yield first
            for _at, row in zip(range(_ROWS - 1), rows, strict=False):
                yield row

        yield (sheet.title if number == 1 else f"{sheet.title} {number}"), page()
        ahead, number = next(rows, None), number + 1


def _write(page: Any, sheet: Sheet, rows: Iterable[tuple[Sequence[Cell], str]], styles: dict[str, Any]) -> None:
    last = len(sheet.columns)
    for at, each in enumerate(sheet.columns):
        page.set_column(at, at, each.width)
    page.set_column(last, last, 2, None, {"hidden": True})
    page.freeze_panes(1, 2)
    for at, each in enumerate(sheet.columns):
        page.write_string(0, at, each.heading, styles["head" if each.open else "fixed"])
    page.write_string(0, last, SEAL)
    number = 0
    for number, (cells, seal) in enumerate(rows, 1):
        for at, cell in enumerate(cells):
            _cell(page, number, at, cell, styles)
        page.write_string(number, last, seal)
    page.autofilter(0, 0, number, last - 1)
    for at, each in enumerate(sheet.columns):
        if each.choices and number and sum(map(len, each.choices)) + len(each.choices) <= _PICKED:
            picked = {"validate": "list", "source": list(each.choices), "error_type": "warning"}
            page.data_validation(1, at, number, at, picked)


def _cell(page: Any, row: int, at: int, cell: Cell, styles: dict[str, Any]) -> None:
    """Write a cell; a text stays a text, whatever it begins with and whoever opens it."""
    if cell is None or cell == "":
        return
    if isinstance(cell, date):
        page.write_datetime(row, at, cell, styles["day"])
    elif isinstance(cell, Decimal) and len(cell.as_tuple().digits) <= _EXACT:
        page.write_number(row, at, float(cell))
    else:
        text = str(cell)
        page.write_string(row, at, text[:LONGEST], styles["text"] if text[0] in "=+-@\t\r＝＋－＠" else None)
