"""A paper for the client as Markdown in English: for a mail, or for a system that prints it."""

from collections.abc import Iterator

from dossier.records.quotation.paper import Paper
from dossier.render.media.markdown import escaped
from dossier.render.quotation.schedule import schedule
from dossier.render.words import number


def spoken(paper: Paper) -> str:
    """Return a paper as Markdown."""
    rows = [f"# {escaped(paper.title)}", ""]
    for block in (paper.seller, (paper.dated,), _to(paper)):
        if block:
            rows += ["  \n".join(escaped(each) for each in block), ""]
    rows += [*_table(paper), ""]
    rows += [f"- **{escaped(label)}:** {escaped(text)}" for label, text in paper.terms]
    rows += ["", *(f"> {escaped(each)}" for each in paper.remarks)] if paper.remarks else []
    rows += [*_schedule(paper), *_bank(paper), "", "  \n".join(escaped(each) for each in paper.signature)]
    return "\n".join(rows).rstrip() + "\n"


def _to(paper: Paper) -> tuple[str, ...]:
    return (*paper.buyer, *((f"Attention: {paper.attention}",) if paper.attention else ()))


def _table(paper: Paper) -> Iterator[str]:
    heads = ["No.", "Item", "Quantity", *(["Payment"] if paper.by_payment else []), f"Unit price {paper.currency}"]
    heads += [f"Amount {paper.currency}"] if paper.with_amounts else []
    yield "| " + " | ".join(escaped(head) for head in heads) + " |"
    yield "| ---: | --- | ---: |" + (" --- |" if paper.by_payment else "") + " ---: |" * (1 + paper.with_amounts)
    for row in paper.rows:
        cells = [str(row.number) if row.first else "", row.item]
        cells.append(f"{number(row.quantity)} {row.unit}" if row.quantity is not None else "")
        cells += [row.payment] if paper.by_payment else []
        cells.append(number(row.price))
        cells += [number(row.amount) if row.amount is not None else ""] if paper.with_amounts else []
        yield "| " + " | ".join(escaped(cell) for cell in cells) + " |"
    if paper.with_amounts and paper.total is not None:
        yield f"| | **Total** | |{' |' if paper.by_payment else ''} | **{number(paper.total)}** |"


def _schedule(paper: Paper) -> Iterator[str]:
    heads, rows = schedule(paper)
    if not rows:
        return
    yield from ("", "## Payment schedule", "", "| " + " | ".join(escaped(head) for head in heads) + " |")
    yield "|" + "".join(" ---: |" if head.startswith("Amount") else " --- |" for head in heads)
    for cells in rows:
        yield "| " + " | ".join(escaped(cell) for cell in cells) + " |"


def _bank(paper: Paper) -> Iterator[str]:
    if paper.bank:
        yield from (
            "",
            "## Bank details",
            "",
            *(f"- **{escaped(label)}:** {escaped(text)}" for label, text in paper.bank),
        )
        yield from ("", escaped(paper.bank_remark)) if paper.bank_remark else ()
