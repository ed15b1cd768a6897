"""A quotation as a spreadsheet that a client can open and sum up: numbers are numbers, texts are never formulas."""

from decimal import Decimal
from io import BytesIO
from typing import Any

from dossier.records.quotation.paper import Paper
from dossier.values.money import digits_of

_WIDTHS = {"No.": 5, "Item": 44, "Quantity": 12, "Unit": 8, "Payment": 34}
_SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def sheet(paper: Paper) -> bytes:
    """Return a quotation as the bytes of an .xlsx file.

    A cell of a spreadsheet holds a binary number (IEEE 754), so here, and only here, a Decimal becomes a float; the
    total is the Decimal sum, not one that the spreadsheet works out.
    """
    import xlsxwriter  # 60 ms, only for those who ask for a sheet

    into = BytesIO()
    book = xlsxwriter.Workbook(into, _SAFE)
    page = book.add_worksheet("Quotation")
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    styles = _styles(book, paper.currency, paper)
    row = _head(page, paper, styles)
    row = _table(page, paper, styles, row)
    for label, text in paper.terms:
        page.write_string(row, 1, f"{label}: {text}", styles["text"])
        row += 1
    for text in (*paper.remarks, "", *paper.signature):
        page.write_string(row, 1, text, styles["text"])
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
        "price": book.add_format({"num_format": code + _places(fine), "valign": "top"}),
        "amount": book.add_format({"num_format": code + _places(digits_of(currency)), "valign": "top"}),
        "total": book.add_format({"num_format": code + _places(digits_of(currency)), "bold": True, "top": 1}),
        "strong": book.add_format({"bold": True, "top": 1}),
    }


def _places(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")


def _head(page: Any, paper: Paper, styles: dict[str, Any]) -> int:
    row = 0
    for at, text in enumerate(paper.seller):
        page.write_string(row, 1, text, styles["firm"] if at == 0 else None)
        row += 1
    page.write_string(row + 1, 1, paper.title, styles["title"])
    page.write_string(row + 2, 1, paper.dated)
    row += 4
    for text in (*paper.buyer, *((f"Attention: {paper.attention}",) if paper.attention else ())):
        page.write_string(row, 1, text)
        row += 1
    return row + 1


def _table(page: Any, paper: Paper, styles: dict[str, Any], row: int) -> int:
    columns = ["No.", "Item", "Quantity", "Unit", *(["Payment"] if paper.by_payment else []), "Unit price"]
    columns += ["Amount"] if paper.with_amounts else []
    for at, name in enumerate(columns):
        page.set_column(at, at, _WIDTHS.get(name, 18))
        page.write_string(row, at, name, styles["head"])
    for each in paper.rows:
        row += 1
        values: dict[str, Any] = {
            "Item": each.item, "Quantity": each.quantity, "Unit": each.unit, "Payment": each.payment,
            "Unit price": each.price, "Amount": each.amount, "No.": Decimal(each.number) if each.first else None,
        }  # fmt: skip
        for at, name in enumerate(columns):
            _cell(page, row, at, values[name], styles[_style(name, values[name])])
    if paper.with_amounts and paper.total is not None:
        row += 1
        for at in range(len(columns) - 1):
            page.write_string(row, at, "Total" if at == 1 else "", styles["strong"])
        page.write_number(row, len(columns) - 1, float(paper.total), styles["total"])
    return row + 2


def _style(name: str, value: Any) -> str:
    if name == "Quantity":
        return "whole" if value is None or value == value.to_integral_value() else "quantity"
    return {"Unit price": "price", "Amount": "amount", "No.": "whole"}.get(name, "text")


def _cell(page: Any, row: int, at: int, value: Decimal | str | None, style: Any) -> None:
    """Write one cell; a text stays a text, whatever it begins with."""
    if isinstance(value, Decimal):
        page.write_number(row, at, float(value), style)
    else:
        page.write_string(row, at, value or "", style)
