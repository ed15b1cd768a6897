"""Bars of block signs: how much a row has beside the row that has most."""

from dossier.render.page import Line, Piece, line

BAR = 10
"""Cells of the longest bar."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def bar(value: float, most: float, cells: int = BAR, style: str = "accent") -> Line:
    """Return a value as a bar; whatever is above nothing shows, in eighths of a cell, and nothing is empty."""
    if value <= 0 or most <= 0:
        return ()
    eighths = max(1, round(min(value / most, 1) * cells * 8))
    full, rest = divmod(eighths, 8)
    return line(Piece("█" * full + (_EIGHTHS[rest] if rest else ""), style))
