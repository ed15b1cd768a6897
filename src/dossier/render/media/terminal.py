"""The voice for a terminal, through Rich: colours with a meaning, and no width but the terminal's."""

from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from dossier.render.harmless import harmless
from dossier.render.media.theme import STYLES
from dossier.render.media.widths import cells
from dossier.render.page import Block, Drawing, Line, Lines, Page, Pairs, Table, Tree


def console(stream: TextIO, width: int, height: int, *, colour: bool) -> Console:
    """Return a Rich console on a stream that obeys no markup, emoji code or highlighting.

    Both sizes are given: left to itself Rich believes whatever stands in COLUMNS and LINES.
    """
    return Console(
        file=stream, width=width, height=height, markup=False, emoji=False, highlight=False, no_color=not colour,
        force_terminal=True, legacy_windows=None, soft_wrap=False,
    )  # fmt: skip


def speak(page: Page, out: Console) -> None:
    """Print a page: head first, then each section under its rule."""
    if page.title:
        out.print(text(page.title))
    for block in page.head:
        out.print(Padding(_block(block, out.width - 2), (0, 0, 0, 2)))
    for section in page.sections:
        out.print()
        title = harmless(section.title)
        out.print(
            Text.assemble((title, STYLES["title"]), (" " + "─" * max(0, out.width - cells(title) - 1), "bright_black"))
        )
        for block in section.blocks:
            out.print(Padding(_block(block, out.width - 2), (0, 0, 0, 2)))


def text(line: Line) -> Text:
    """Return a line as Rich text, with every character of it harmless."""
    return Text.assemble(*((harmless(piece.text), STYLES[piece.style]) for piece in line), overflow="fold")


def _block(block: Block, width: int) -> RenderableType:
    if isinstance(block, Pairs):
        return _pairs(block, width)
    if isinstance(block, Lines):
        return _lines(block)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Drawing):
        return Text("\n", no_wrap=True, overflow="crop").join(text(row) for row in block.rows)
    return _tree(block)


def _pairs(block: Pairs, width: int) -> RenderableType:
    labels = max((cells(harmless(row.label)) for row in block.rows), default=0)
    most = max(10, width // 3)
    gap = 2 if labels <= most else 0  # a padding costs Rich ten times what a wider column does
    grid = RichTable.grid(padding=(0, 2 - gap, 0, 0))
    grid.add_column(style="bright_black", width=min(labels, most) + gap, overflow="fold")
    grid.add_column(overflow="fold")
    for row in block.rows:
        value = text(row.value)
        if row.remark:
            value.append(f"  {harmless(row.remark)}", STYLES["muted"])
        grid.add_row(harmless(row.label), value)
    return grid


def _lines(block: Lines) -> RenderableType:
    if not block.bullet:
        return Group(*map(text, block.rows))
    grid = RichTable.grid()
    grid.add_column(width=cells(block.bullet) + 1, style="bright_black")
    grid.add_column(overflow="fold")
    for row in block.rows:
        grid.add_row(block.bullet, text(row))
    return grid


def _table(block: Table) -> RenderableType:
    table = RichTable(box=None, padding=(0, 2, 0, 0), header_style="bright_black", show_header=any(block.columns))
    for at, column in enumerate(block.columns):
        table.add_column(Text(harmless(column)), justify="right" if at in block.right else "left", overflow="fold")
    for row in block.rows:
        table.add_row(*(text(cell) for cell in row))
    return table


def _tree(tree: Tree) -> RenderableType:
    from rich.tree import Tree as RichTree  # only an organisation is drawn so

    def grown(branch: Tree, into: RichTree) -> None:
        for each in branch.branches:
            grown(each, into.add(text(each.line)))

    root = RichTree(text(tree.line), guide_style="bright_black")
    grown(tree, root)
    return root
