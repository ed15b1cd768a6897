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
    """Labels and values under each other."""

    rows: tuple[Pair, ...]


class Lines(NamedTuple):
    """Lines under each other, with a bullet or without."""

    rows: tuple[Line, ...]
    bullet: str = ""


class Table(NamedTuple):
    """Columns and rows; `right` names the columns that hold numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    right: frozenset[int] = frozenset()


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
    """A whole view: the head that is read in ten seconds, and the sections under it."""

    title: Line
    head: tuple[Block, ...]
    sections: tuple[Section, ...]


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
