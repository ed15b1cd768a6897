"""How a page is laid out on a screen: lines of a width in cells, without saying yet how a meaning looks."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from dossier.render.harmless import harmless
from dossier.render.media.widths import cells
from dossier.render.media.wrapping import cells_of, cropped, fitted, is_command, longest_word, shortened, wrapped
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Table, Tree, joined, line, text_of

INDENT = 2
WIDE = 100
"""Columns from which short pairs stand two on a line."""
GAP = 3
"""Blanks between the two."""
LEAST = 20
"""Cells that a cut row keeps beside its remarks and its command; with less the last of them takes a line of its own."""


_EASE = 18
"""Cells of a column in which a text of several words can be read."""
_LISTED = 36
"""Cells up to which a cell of a list is never folded."""
_LEAD = 5
"""Cells by which what stands under a row of a list is set in: those of a ref."""
_DOT = " · "
_NOTHING = frozenset({"", "–"})
"""Cells that say nothing."""


def laid_out(page: Page, width: int) -> list[Line]:
    """Return the lines of a page on a screen of so many cells: the head first, then each section under its rule."""
    title = (shortened(page.title, width),) if page.tight else wrapped(page.title, width)
    rows: list[Line] = list(title) if page.title else []
    rows += _indented(page.head, width)
    for section in page.sections:
        rows += [] if page.tight else [()]
        if section.title:
            rule = Piece(" " + "─" * max(0, width - cells(harmless(section.title)) - 1), "muted")
            rows += wrapped((Piece(section.title, "title"),), width)
            rows[-1] = cropped((*rows[-1], rule), width)
        rows += _indented(section.blocks, width)
    return rows


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
    if not block.paired or width < WIDE - INDENT:
        yield from _under_each_other(block.rows, width, labels, block.most)
        return
    half = (width - GAP) // 2
    for short, rows in groupby(block.rows, lambda row: labels + 2 + cells_of(_value(row)) <= half):
        if short:
            run = list(_under_each_other(tuple(rows), half, labels, 0))
            for at in range(0, len(run), 2):
                beside = run[at + 1 : at + 2]
                blanks = Piece(" " * (half + GAP - cells_of(run[at]))) if beside else Piece("")
                yield (*run[at], blanks, *(piece for row in beside for piece in row))
        else:
            yield from _under_each_other(tuple(rows), width, labels, 0)


def _under_each_other(rows: Sequence[Pair], width: int, labels: int, most: int) -> Iterator[Line]:
    room = max(1, width - labels - 2)
    for row in rows:
        value = _value(row)
        parts = list(_at_most(value, room, most)) if most else list(_folded(value, room))
        label = list(wrapped((Piece(row.label, "muted"),), labels)) if labels else [()]
        yield from _lined_up((label[:most] if most else label, parts), (labels, room))


def _folded(value: Line, width: int) -> Iterator[Line]:
    """Yield a value in as many lines as it takes: between its parts first, the command at its end on one of its own."""
    if cells_of(value) <= width:
        yield from wrapped(value, width)
        return
    rows: list[Line] = []
    for part in _parts(value):
        room = width - cells_of(rows[-1]) - 2 if rows else 0
        if rows and cells_of(part) <= room and not is_command(part[-1]):
            rows[-1] = (*rows[-1], Piece("  "), *cropped(part, room))
        else:
            rows += wrapped(part, width)
    yield from rows


def _parts(value: Line) -> Iterator[Line]:
    """Yield what stands between two blanks or more, without these and without a dot that would lead to the next line."""
    begin = 0
    for at in (*range(1, len(value)), len(value)):
        if at == len(value) or value[at].text.startswith("  ") or is_command(value[at]):
            part = value[begin:at]
            part = (part[0]._replace(text=part[0].text.lstrip()), *part[1:]) if begin else part
            while part and part[-1].text.strip() in {"", "·"}:
                part = part[:-1]
            if part:
                yield part
            begin = at


def _apart(value: Line) -> tuple[Line, Line]:
    """Return a value without its last piece, and that piece without the blanks before it."""
    body = value[:-1] if value[-2].text.strip() else value[:-2]
    return body, (value[-1]._replace(text=value[-1].text.lstrip()),)


def _value(row: Pair) -> Line:
    return (*row.value, Piece(f"  {row.remark}", "muted")) if row.remark else row.value


def _at_most(value: Line, width: int, most: int) -> Iterator[Line]:
    """Yield a value in so many lines: what stands before its remark or command is cut, unless nothing were left of it."""
    if len(found := list(wrapped(value, width))) <= most:
        yield from found
        return
    tail = _tail(value)
    body = value[: len(value) - len(tail)]
    room = width * most - cells_of(tail)
    if tail and room < LEAST:
        before, last = _apart(value)
        yield from _at_most(before, width, most)
        yield from wrapped(last, width)
        return
    while len(found := list(wrapped((*shortened(body, room), *tail), width))) > most and room:
        room -= 1
    yield from found


def _tail(value: Line) -> Line:
    """Return the remarks and the command at the end of a value."""
    at = len(value)
    while at > 1 and (value[at - 1].text.startswith("  ") or is_command(value[at - 1])):
        at -= 1
    return value[at:]


def _lines(block: Lines, width: int) -> Iterator[Line]:
    lead = f"{block.bullet} " if block.bullet else ""
    for row in block.rows:
        room = max(1, width - cells(lead))
        for at, part in enumerate(_at_most(row, room, block.most) if block.most else _folded(row, room)):
            yield (Piece(" " * cells(lead) if at else lead, "muted"), *part) if lead else part


def _table(block: Table, width: int) -> Iterator[Line]:
    """Yield a table; columns for which there is no room without breaking a word go under each row, each with its heading."""
    head = tuple((Piece(column, "muted"),) for column in block.columns)
    rows: tuple[tuple[Line, ...], ...] = (head, *block.rows) if any(block.columns) else block.rows
    widths = [max((cells_of(row[at]) for row in rows), default=1) for at in range(len(head))]
    least = [max((longest_word(row[at]) for row in rows), default=1) for at in range(len(head))]
    least = [min(each, max(word, _LISTED)) for each, word in zip(widths, least, strict=True)] if block.listed else least
    beside = _columns_beside(widths, least, width)
    room = width - 2 * (beside - 1)
    if sum(widths[:beside]) > room:
        widths = fitted(widths[:beside], least[:beside], room)
    for row in rows:
        yield from _side_by_side(row[:beside], widths[:beside], block.right)
        if row is not head:
            below = joined(line(head[at][0], " " if head[at][0].text else "", *row[at])
                           for at in range(beside, len(row)) if text_of(row[at]).strip() not in _NOTHING)  # fmt: skip
            lead = min(widths[0], _LEAD if block.listed else width // 3) + 2
            parts = _between_parts(below, width - lead) if block.listed else wrapped(below, max(1, width - lead))
            yield from ((Piece(" " * lead), *part) for part in parts if below)


def _between_parts(row: Line, width: int) -> Iterator[Line]:
    """Yield a row of headings and values in lines that end between two of them, unless one alone is too long."""
    found: Line = ()
    for is_dot, pieces in groupby(row, lambda piece: piece.text == _DOT):
        part = tuple(pieces)
        if is_dot:
            continue
        if found and cells_of(found) + cells(_DOT) + cells_of(part) > width:
            yield from wrapped(found, max(1, width))
            found = ()
        found = (*found, *((Piece(_DOT, "muted"),) if found else ()), *part)
    yield from wrapped(found, max(1, width))


def _columns_beside(widths: Sequence[int], least: Sequence[int], width: int) -> int:
    """Return how many columns stand beside each other: all, if no word has to be broken for it, else those with some ease."""
    if sum(least) + 2 * (len(least) - 1) <= width:
        return len(least)
    ease = [min(each, max(word, _EASE)) for each, word in zip(widths, least, strict=True)]
    fits = (at for at in range(len(least), 1, -1) if sum(ease[:at]) + 2 * (at - 1) <= width)
    return next(fits, 1)


def _side_by_side(row: Sequence[Line], widths: Sequence[int], right: frozenset[int] = frozenset()) -> Iterator[Line]:
    """Yield the lines of one row of columns, each cell wrapped in its column."""
    return _lined_up([list(wrapped(cell, width)) for cell, width in zip(row, widths, strict=True)], widths, right)


def _lined_up(
    columns: Sequence[Sequence[Line]], widths: Sequence[int], right: frozenset[int] = frozenset()
) -> Iterator[Line]:
    """Yield the lines of columns side by side, without blanks at the end."""
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
