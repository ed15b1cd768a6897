"""The voice for a terminal: colours with a meaning, and no line wider than the terminal.

Rich says how a meaning looks; the lines are laid out in `layout.py`, because Rich's own tables cost more than all
the rest of `dossier show`.
"""

from rich.style import Style

from dossier.render.media.layout import laid_out
from dossier.render.media.theme import STYLES
from dossier.render.page import Page


def spoken(page: Page, width: int, *, colour: bool) -> str:
    """Return a page for a terminal of so many cells, ending in a newline."""
    styles = {name: _style(look, colour=colour) for name, look in STYLES.items()}
    rows = laid_out(page, width)
    return "".join("".join(styles[style].render(text) for text, style in row) + "\n" for row in rows)


def _style(look: str, *, colour: bool) -> Style:
    """Return how a meaning looks; without colour what is bold stays bold."""
    style = Style.parse(look)
    return style if colour else style.without_color
