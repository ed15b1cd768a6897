"""Plain text for pipes and files: no colour, nothing cut, full width, columns that align."""

from collections.abc import Iterable, Iterator

from dossier.render.harmless import harmless
from dossier.render.media.widths import cells, padded
from dossier.render.page import Block, Drawing, Line, Lines, Page, Pairs, Table, Tree
from dossier.values.listed import aside, behind


def spoken(page: Page) -> str:
    """Return a page as plain text, ending in a newline."""
    rows = [_text(page.title)] if page.title else []
    for block in page.head:
        rows += ["  " + row for row in _block(block)]
    for section in page.sections:
        rows += ["", harmless(section.title)] if section.title else [""]
        for block in section.blocks:
            rows += ["  " + row for row in _block(block)]
    return "\n".join(row.rstrip() for row in rows).lstrip("\n") + "\n"


def _text(line: Line) -> str:
    return harmless("".join(piece.text for piece in line))


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Pairs):
        yield from _pairs(block)
    elif isinstance(block, Lines):
        for row in block.rows:
            yield (block.bullet + " " if block.bullet else "") + _text(row)
    elif isinstance(block, Drawing):
        yield from (_text(row) for row in block.rows)
    elif isinstance(block, Table):
        yield from _table(block)
    else:
        yield from _tree(block, "", "")


def _pairs(block: Pairs) -> Iterator[str]:
    width = max((cells(harmless(row.label)) for row in block.rows), default=0)
    for row in block.rows:
        remark = behind(aside(harmless(row.remark)).strip(), "  ") if row.remark else ""
        yield f"{padded(harmless(row.label), width)}  {_text(row.value)}{remark}"


def _table(block: Table) -> Iterator[str]:
    body = [[_text(cell) for cell in row] for row in block.rows]
    head = [harmless(column) for column in block.columns]
    widths = [max(cells(row[at]) for row in [head, *body]) for at in range(len(head))]
    for row in [head, *body] if any(head) else body:
        yield "  ".join(padded(cell, widths[at], right=at in block.right) for at, cell in enumerate(row))


def _tree(tree: Tree, lead: str, below: str) -> Iterator[str]:
    yield lead + _text(tree.line)
    for at, branch in enumerate(tree.branches):
        last = at == len(tree.branches) - 1
        yield from _tree(branch, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  "))


def lines(texts: Iterable[str]) -> str:
    """Return lines of plain text, each harmless."""
    return "".join(harmless(text) + "\n" for text in texts)
