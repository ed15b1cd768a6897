"""A paper for the client as one HTML file fit to print on A4: nothing fetched, nothing run, every text escaped."""

from collections.abc import Iterable, Iterator
from html import escape

from dossier.records.quotation.paper import Paper, Row
from dossier.render.harmless import harmless
from dossier.render.quotation.schedule import SUMS, schedule
from dossier.render.words import number
from dossier.values.shipped import shipped_text


def spoken(paper: Paper) -> str:
    """Return a paper as one HTML document in English."""
    rows = [
        "<!doctype html>", '<html lang="en">', '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{_e(paper.title)}</title><style>\n{shipped_text('styles/paper.css')}</style></head>", "<body>",
        *_letterhead(paper), f"<h1>{_e(paper.title)}</h1>", f'<p class="quiet">{_e(paper.dated)}</p>',
        *_buyer(paper), *_table(paper), *_terms(paper), *_schedule(paper), *_bank(paper),
        *_signature(paper), "</body>", "</html>",
    ]  # fmt: skip
    return "\n".join(rows) + "\n"


def _e(text: str) -> str:
    return escape(harmless(text), quote=True)


def _stacked(texts: Iterable[str]) -> str:
    return "<br>".join(_e(each) for each in texts)


def _letterhead(paper: Paper) -> Iterator[str]:
    if paper.seller:
        first, *others = paper.seller
        yield f'<header><strong>{_e(first)}</strong><p class="quiet right">{_stacked(others)}</p></header>'


def _buyer(paper: Paper) -> Iterator[str]:
    lines = [*paper.buyer, *([f"Attention: {paper.attention}"] if paper.attention else [])]
    if lines:
        yield f'<p class="to"><span class="quiet">To</span><br>{_stacked(lines)}</p>'


def _table(paper: Paper) -> Iterator[str]:
    heads = [("No.", ""), ("Item", ""), ("Quantity", "num")]
    heads += [("Payment", "")] if paper.by_payment else []
    heads += [(f"Unit price {paper.currency}".strip(), "num")]
    heads += [(f"Amount {paper.currency}".strip(), "num")] if paper.with_amounts else []
    yield (
        '<table class="goods"><thead><tr>'
        + "".join(_cell("th", text, kind) for text, kind in heads)
        + "</tr></thead><tbody>"
    )
    for row in paper.rows:
        yield f"<tr{'' if row.first else ' class=' + chr(34) + 'break' + chr(34)}>" + _cells(paper, row) + "</tr>"
    if paper.with_amounts and paper.total is not None:
        span = len(heads) - 1
        yield f'<tr class="total"><td colspan="{span}">Total</td>{_cell("td", number(paper.total), "num")}</tr>'
    yield "</tbody></table>"


def _cells(paper: Paper, row: Row) -> str:
    quantity = f"{number(row.quantity)} {row.unit}" if row.quantity is not None else ""
    cells = [(str(row.number) if row.first else "", ""), (row.item, ""), (quantity, "num")]
    cells += [(row.payment, "")] if paper.by_payment else []
    cells += [(number(row.price), "num")]
    cells += [(number(row.amount) if row.amount is not None else "", "num")] if paper.with_amounts else []
    return "".join(_cell("td", text, kind) for text, kind in cells)


def _cell(tag: str, text: str, kind: str) -> str:
    mark = f' class="{kind}"' if kind else ""
    return f"<{tag}{mark}>{_e(text)}</{tag}>"


def _terms(paper: Paper) -> Iterator[str]:
    if paper.terms:
        yield _named(paper.terms)
    if paper.remarks:
        yield f'<p class="remarks">{_stacked(paper.remarks)}</p>'


def _named(pairs: Iterable[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<dt>{_e(label)}</dt><dd>{_e(text)}</dd>" for label, text in pairs) + "</dl>"


def _schedule(paper: Paper) -> Iterator[str]:
    heads, rows = schedule(paper)
    if not rows:
        return
    kinds = ["num" if head.startswith("Amount") else "" for head in heads]
    yield "<section><h2>Payment schedule</h2><table><thead><tr>"
    yield "".join(_cell("th", head, kind) for head, kind in zip(heads, kinds, strict=True)) + "</tr></thead><tbody>"
    for cells in rows:
        total = ' class="total"' if cells[0] in SUMS else ""
        row = "".join(_cell("td", text, kind) for text, kind in zip(cells, kinds, strict=True))
        yield f"<tr{total}>{row}</tr>"
    yield "</tbody></table></section>"


def _bank(paper: Paper) -> Iterator[str]:
    if paper.bank:
        remark = f'<p class="quiet">{_e(paper.bank_remark)}</p>' if paper.bank_remark else ""
        yield f"<section><h2>Bank details</h2>{_named(paper.bank)}{remark}</section>"


def _signature(paper: Paper) -> Iterator[str]:
    if paper.signature:
        yield (
            f'<div class="sign"><div>{_stacked(paper.signature)}</div>'
            '<div class="quiet">Accepted: name, date, signature</div></div>'
        )
