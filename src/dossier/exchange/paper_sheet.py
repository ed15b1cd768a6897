"""A paper as a spreadsheet that a client can open and sum up: numbers are numbers, sums are formulas, texts are never any."""

from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

from dossier.records.quotation.paper import Paper
from dossier.values.money import digits_of

_WIDTHS = {"No.": 5, "Item": 44, "Quantity": 12, "Unit": 8, "Payment": 34}
_SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MOMENT, _SHARE, _DUE, _AMOUNT = 1, 2, 4, 5
_SCHEDULE = {_MOMENT: "Payment", _SHARE: "Share", _DUE: "Due", _AMOUNT: "Amount"}
"""The columns of the payment schedule, under those of the goods."""


class _Sheet(NamedTuple):
    """A sheet being written: its page, its formats, and the digits of its currency."""

    page: Any
    styles: dict[str, Any]
    digits: int


def sheet(paper: Paper) -> bytes:
    """Return a paper as the bytes of an .xlsx file.

    A cell of a spreadsheet holds a binary number (IEEE 754), so here, and only here, a Decimal becomes a float; every
    formula carries the Decimal result, which a viewer shows that cannot reckon.
    """
    import xlsxwriter  # 60 ms, only for those who ask for a sheet

    into = BytesIO()
    book = xlsxwriter.Workbook(into, _SAFE)
    page = book.add_worksheet(paper.heading)
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    made = _Sheet(page, _styles(book, paper.currency, paper), digits_of(paper.currency))
    row, total = _table(made, paper, _head(made, paper))
    for label, text in paper.terms:
        page.write_string(row, 1, f"{label}: {text}", made.styles["text"])
        row += 1
    row = _schedule(made, paper, row, total)
    bank = ["", "Bank details", *(f"{label}: {text}" for label, text in paper.bank), paper.bank_remark]
    for text in (*paper.remarks, *(bank if paper.bank else ()), "", *paper.signature):
        page.write_string(row, 1, text, made.styles["text"])
        row += 1
    book.close()
    return into.getvalue()


def _styles(book: Any, currency: str, paper: Paper) -> dict[str, Any]:
    fine = max((-int(each.price.as_tuple().exponent) for each in paper.rows), default=2)
    code = f'"{currency}" ' if currency else ""
    return {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "firm": book.add_format({"bold": True, "font_size": 12}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "head": book.add_format({"bottom": 1, "font_color": "#5A6472"}),
        "quantity": book.add_format({"num_format": "#,##0.###", "valign": "top"}),
        "whole": book.add_format({"num_format": "#,##0", "valign": "top"}),
        "percent": book.add_format({"num_format": "0.##%", "valign": "top", "align": "left"}),
        "price": book.add_format({"num_format": code + _places(fine), "valign": "top"}),
        "amount": book.add_format({"num_format": code + _places(digits_of(currency)), "valign": "top"}),
        "total": book.add_format({"num_format": code + _places(digits_of(currency)), "bold": True, "top": 1}),
        "strong": book.add_format({"bold": True, "top": 1}),
    }


def _places(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")


def _head(made: _Sheet, paper: Paper) -> int:
    page, row = made.page, 0
    for at, text in enumerate(paper.seller):
        page.write_string(row, 1, text, made.styles["firm"] if at == 0 else None)
        row += 1
    page.write_string(row + 1, 1, paper.title, made.styles["title"])
    page.write_string(row + 2, 1, paper.dated)
    row += 4
    for text in (*paper.buyer, *((f"Attention: {paper.attention}",) if paper.attention else ())):
        page.write_string(row, 1, text)
        row += 1
    return row + 1


def _table(made: _Sheet, paper: Paper, row: int) -> tuple[int, str]:
    """Write the goods, and return the row under them and the cell of the total, empty where there is none."""
    columns = ["No.", "Item", "Quantity", "Unit", *(["Payment"] if paper.by_payment else []), "Unit price"]
    columns += ["Amount"] if paper.with_amounts else []
    price, last = columns.index("Unit price"), len(columns) - 1
    for at, name in enumerate(columns):
        made.page.set_column(at, at, _WIDTHS.get(name, 18))
        made.page.write_string(row, at, name, made.styles["head"])
    first = row + 1
    for each in paper.rows:
        row += 1
        values: dict[str, Any] = {
            "Item": each.item, "Quantity": each.quantity, "Unit": each.unit, "Payment": each.payment,
            "Unit price": each.price, "Amount": each.amount, "No.": Decimal(each.number) if each.first else None,
        }  # fmt: skip
        for at, name in enumerate(columns):
            _cell(made, row, at, values[name], _style(name, values[name]))
        if paper.with_amounts and each.amount is not None:
            formula = f"ROUND({_named(row, 2)}*{_named(row, price)},{made.digits})"
            _formula(made, row, last, formula, each.amount, "amount")
    if not paper.with_amounts or paper.total is None:
        return row + 2, ""
    for at in range(last):
        made.page.write_string(row + 1, at, "Total" if at == 1 else "", made.styles["strong"])
    _formula(made, row + 1, last, f"SUM({_named(first, last)}:{_named(row, last)})", paper.total, "total")
    return row + 3, _named(row + 1, last)


def _schedule(made: _Sheet, paper: Paper, row: int, total: str) -> int:
    """Write the payment share by share, each as its part of the total, the rest as what the others leave."""
    if not paper.schedule or paper.total is None:
        return row
    for at, name in _SCHEDULE.items():
        made.page.write_string(row + 1, at, name, made.styles["head"])
    rows = range(row + 2, row + 2 + len(paper.schedule))
    for at, each in zip(rows, paper.schedule, strict=True):
        came = f" (received {each.received})" if each.received else ""
        made.page.write_string(at, _MOMENT, each.moment + came, made.styles["text"])
        _cell(made, at, _SHARE, each.percent / 100 if each.percent is not None else None, "percent")
        made.page.write_string(at, _DUE, each.due, made.styles["text"])
        if each.amount is None or each.is_sum:
            _cell(made, at, _AMOUNT, each.amount, "amount")
            continue
        others = "".join(f"-{_named(other, _AMOUNT)}" for other in rows if other != at)
        formula = f"{total}{others}" if each.is_rest else f"ROUND({_named(at, _SHARE)}*{total},{made.digits})"
        _formula(made, at, _AMOUNT, formula, each.amount, "amount")
    if paper.still_open is None:
        return rows[-1] + 2
    for at in range(_AMOUNT):
        made.page.write_string(rows[-1] + 1, at, "Still to be paid" if at == 1 else "", made.styles["strong"])
    unpaid = [_named(at, _AMOUNT) for at, each in zip(rows, paper.schedule, strict=True) if not each.received]
    _formula(made, rows[-1] + 1, _AMOUNT, "+".join(unpaid) or "0", paper.still_open, "total")
    return rows[-1] + 3


def _formula(made: _Sheet, row: int, at: int, formula: str, value: Decimal, style: str) -> None:
    made.page.write_formula(row, at, f"={formula}", made.styles[style], float(value))


def _named(row: int, column: int) -> str:
    """Return the name of a cell, such as `F12`, from its row and column counted from 0."""
    return f"{chr(ord('A') + column)}{row + 1}"


def _style(name: str, value: Any) -> str:
    if name == "Quantity":
        return "whole" if value is None or value == value.to_integral_value() else "quantity"
    return {"Unit price": "price", "Amount": "amount", "No.": "whole"}.get(name, "text")


def _cell(made: _Sheet, row: int, at: int, value: Decimal | str | None, style: str) -> None:
    """Write one cell; a text stays a text, whatever it begins with."""
    if isinstance(value, Decimal):
        made.page.write_number(row, at, float(value), made.styles[style])
    else:
        made.page.write_string(row, at, value or "", made.styles[style])
