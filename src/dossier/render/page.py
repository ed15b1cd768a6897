"""What a view is made of before any medium: sections of lines, pairs and tables, with meaning instead of colour."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """Some words with a meaning: `strong`, `muted`, `good`, `warn`, `bad`, `accent`, or nothing."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]


class Pair(NamedTuple):
    """A label with its value, and a quiet remark such as the source."""

    label: str
    value: Line
    remark: str = ""


class Pairs(NamedTuple):
    """Labels and values under each other.

    `most` is how many lines of a screen a row takes at most, 0 for any number: a longer one is cut before its remarks
    and its command, the last pieces that begin with two blanks. `paired`: short rows may stand two on a line where the
    screen is wide.
    """

    rows: tuple[Pair, ...]
    most: int = 0
    paired: bool = False


class Lines(NamedTuple):
    """Lines under each other, with a bullet or without; `most` as of `Pairs`."""

    rows: tuple[Line, ...]
    bullet: str = ""
    most: int = 0


class Table(NamedTuple):
    """Columns and rows; `right` names the columns that hold numbers.

    `listed`: where the screen is too narrow, no cell is folded; the columns that find no room go under their row.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    right: frozenset[int] = frozenset()
    listed: bool = False


class Tree(NamedTuple):
    """A line with branches."""

    line: Line
    branches: tuple["Tree", ...] = ()


class Drawing(NamedTuple):
    """Lines whose spaces matter, such as a plot; no medium wraps or joins them."""

    rows: tuple[Line, ...]


Block = Pairs | Lines | Table | Tree | Drawing


class Section(NamedTuple):
    """A titled part of a page."""

    title: str
    blocks: tuple[Block, ...]
    name: str = ""


class Page(NamedTuple):
    """A whole view: the head that is read in ten seconds, and the sections under it.

    `tight`: on a screen the title is one line, and no blank line parts the sections. `sheet`: on paper it is to fit on one.
    """

    title: Line
    head: tuple[Block, ...]
    sections: tuple[Section, ...]
    tight: bool = False
    sheet: bool = False


COMMAND = "› "
"""What stands before a command to type; on a screen a command is never broken."""


def command(text: str) -> Piece:
    """Return a command to type."""
    return Piece(COMMAND + text, "accent")


def line(*parts: str | Piece) -> Line:
    """Return a line from words and pieces, leaving out empty ones."""
    pieces = (part if isinstance(part, Piece) else Piece(part) for part in parts)
    return tuple(piece for piece in pieces if piece.text)


def joined(parts: Iterable[Line | str], separator: str = " · ") -> Line:
    """Return several lines on one, with a quiet separator between those that are not empty."""
    found: list[Piece] = []
    for part in parts:
        pieces = line(part) if isinstance(part, str) else part
        if not pieces:
            continue
        if found:
            found.append(Piece(separator, "muted"))
        found += pieces
    return tuple(found)


def text_of(pieces: Sequence[Piece]) -> str:
    """Return the bare words of a line."""
    return "".join(piece.text for piece in pieces)
