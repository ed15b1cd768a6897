"""The voice for a terminal: colours with a meaning, and no line wider than the terminal.

Rich says how a meaning looks; the lines are laid out in `wrapping.py`, because Rich's own tables cost more than all
the rest of `dossier show`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.style import Style

from dossier.render.harmless import harmless
from dossier.render.media.theme import STYLES
from dossier.render.media.widths import cells
from dossier.render.media.wrapping import cells_of, cropped, fitted, longest_word, wrapped
from dossier.render.page import Block, Line, Lines, Page, Pairs, Piece, Table, Tree

INDENT = 2


def spoken(page: Page, width: int, *, colour: bool) -> str:
    """Return a page for a terminal of so many cells, ending in a newline: the head first, then each section under its rule."""
    rows = list(wrapped(page.title, width)) if page.title else []
    rows += _indented(page.head, width)
    for section in page.sections:
        title = harmless(section.title)
        rule = Piece(" " + "─" * max(0, width - cells(title) - 1), "muted")
        rows += [(), *wrapped((Piece(title, "title"),), width)]
        rows[-1] = cropped((*rows[-1], rule), width)
        rows += _indented(section.blocks, width)
    styles = {name: _style(look, colour=colour) for name, look in STYLES.items()}
    return "".join("".join(styles[style].render(text) for text, style in row) + "\n" for row in rows)


def _style(look: str, *, colour: bool) -> Style:
    """Return how a meaning looks; without colour what is bold stays bold."""
    style = Style.parse(look)
    return style if colour else style.without_color


def _indented(blocks: Iterable[Block], width: int) -> Iterator[Line]:
    for block in blocks:
        for row in _block(block, max(1, width - INDENT)):
            yield (Piece(" " * INDENT), *row)


def _block(block: Block, width: int) -> Iterator[Line]:
    if isinstance(block, Pairs):
        return _pairs(block, width)
    if isinstance(block, Lines):
        return _lines(block, width)
    if isinstance(block, Table):
        return _table(block, width)
    if isinstance(block, Tree):
        return _tree(block, width, "", "")
    return (cropped(row, width) for row in block.rows)


def _pairs(block: Pairs, width: int) -> Iterator[Line]:
    labels = min(max((cells(harmless(row.label)) for row in block.rows), default=0), max(10, width // 3))
    widths = (labels, max(1, width - labels - 2))
    for row in block.rows:
        value = (*row.value, Piece(f"  {row.remark}", "muted")) if row.remark else row.value
        yield from _side_by_side(((Piece(row.label, "muted"),), value), widths)


def _lines(block: Lines, width: int) -> Iterator[Line]:
    lead = f"{block.bullet} " if block.bullet else ""
    for row in block.rows:
        for at, part in enumerate(wrapped(row, max(1, width - cells(lead)))):
            yield (Piece(" " * cells(lead) if at else lead, "muted"), *part) if lead else part


def _table(block: Table, width: int) -> Iterator[Line]:
    head = tuple((Piece(column, "muted"),) for column in block.columns)
    rows: tuple[tuple[Line, ...], ...] = (head, *block.rows) if any(block.columns) else block.rows
    widths = [max((cells_of(row[at]) for row in rows), default=1) for at in range(len(head))]
    room = width - 2 * (len(head) - 1)
    if sum(widths) > room:
        widths = fitted(widths, [max(longest_word(row[at]) for row in rows) for at in range(len(head))], room)
    for row in rows:
        yield from _side_by_side(row, widths, block.right)


def _side_by_side(row: Sequence[Line], widths: Sequence[int], right: frozenset[int] = frozenset()) -> Iterator[Line]:
    """Yield the lines of one row of columns, each cell wrapped in its column, without blanks at the end."""
    columns = [list(wrapped(cell, width)) for cell, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=()):
        last = max((at for at, part in enumerate(parts) if part), default=-1)
        pieces: list[Piece] = []
        for at, part in enumerate(parts[: last + 1]):
            blanks = Piece(" " * (widths[at] - cells_of(part)))
            after = Piece("" if at == last else "  ")
            pieces += (blanks, *part, after) if at in right else (*part, *(() if at == last else (blanks, after)))
        yield tuple(pieces)


def _tree(tree: Tree, width: int, lead: str, below: str) -> Iterator[Line]:
    for at, part in enumerate(wrapped(tree.line, max(1, width - cells(below)))):
        yield (Piece(below if at else lead, "muted"), *part)
    for branch in tree.branches:
        last = branch is tree.branches[-1]
        yield from _tree(branch, width, below + ("└── " if last else "├── "), below + ("    " if last else "│   "))
