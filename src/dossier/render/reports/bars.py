"""Bars of block signs: how much a row has beside the row that has most."""

from collections.abc import Sequence

from dossier.render.page import Line, Piece, line

BAR = 10
"""Cells of the longest bar."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_HEIGHTS = "▁▂▃▄▅▆▇█"


def bar(value: float, most: float, cells: int = BAR, style: str = "accent") -> Line:
    """Return a value as a bar; whatever is above nothing shows, in eighths of a cell, and nothing is empty."""
    if value <= 0 or most <= 0:
        return ()
    eighths = max(1, round(min(value / most, 1) * cells * 8))
    full, rest = divmod(eighths, 8)
    return line(Piece("█" * full + (_EIGHTHS[rest] if rest else ""), style))


def gauge(full: int, empty: int, style: str, empty_style: str = "muted") -> Line:
    """Return so many full and so many empty cells: what is there of a whole."""
    return line(Piece("█" * full, style), Piece("░" * empty, empty_style))


def sparkline(values: Sequence[float | None], style: str = "accent") -> Line:
    """Return values in their order as a line of small bars, the highest full; a value nobody knows is a dot."""
    most = max((each for each in values if each is not None), default=0)
    signs = ("·" if each is None else _HEIGHTS[round(each * 7 / most) if most > 0 else 0] for each in values)
    return line(Piece("".join(signs), style))
