"""Small plots of plain characters."""

from collections.abc import Sequence
from decimal import Decimal

from dossier.i18n import _, pgettext
from dossier.records.deal.story import Price
from dossier.render.media.widths import cells, padded
from dossier.render.page import Line, Piece, line
from dossier.render.words import day

ROWS, STEP, MOST = 5, 9, 7
"""Lines of a plot, cells of a round, and the rounds that fit beside their scale on eighty columns."""
OURS, THEIRS, BOTH = "●", "○", "◆"


def price_path(prices: Sequence[Price]) -> tuple[Line, ...]:
    """Return the path of two prices over the last rounds, ours and theirs; nothing for fewer than two rounds."""
    prices = prices[-MOST:]
    numbers = [each for price in prices for each in (price.ours, price.theirs) if each is not None]
    if len(prices) < 2 or len(numbers) < 3 or min(numbers) == max(numbers):
        return ()
    low, high = min(numbers), max(numbers)
    grid = [[" "] * (STEP * len(prices)) for _row in range(ROWS)]
    for at, price in enumerate(prices):
        for value, mark in ((price.ours, OURS), (price.theirs, THEIRS)):
            if value is None:
                continue
            row = round((high - value) / (high - low) * (ROWS - 1))
            cell = at * STEP + STEP // 2
            grid[row][cell] = BOTH if grid[row][cell] not in {" ", mark} else mark
    width = max(len(_number(each)) for each in numbers)
    rows = []
    for at, marks in enumerate(grid):
        value = high - (high - low) * at / (ROWS - 1)
        scale = _number(value) if at in {0, ROWS - 1} else ""
        rows.append(line(Piece(f"{scale:>{width}} ┤", "muted"), Piece("".join(marks).rstrip(), "accent")))
    days = "".join(centred(day(price.on_date, price.on_date), STEP) for price in prices).rstrip()
    rows.append(line(Piece(" " * width + " └" + days, "muted")))
    rows.append(
        line(
            Piece(
                "  ".join(
                    (f"{OURS} " + _("ours"), f"{THEIRS} " + _("theirs"), f"{BOTH} " + pgettext("in a plot", "both"))
                ),
                "muted",
            )
        )
    )
    return tuple(rows)


def centred(text: str, width: int) -> str:
    """Return a text in the middle of a width in cells."""
    left = max(0, width - cells(text)) // 2
    return padded(" " * left + text, width)


def _number(value: Decimal) -> str:
    return f"{value:.2f}"
