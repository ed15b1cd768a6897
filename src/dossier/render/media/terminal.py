"""The voice for a terminal: colours with a meaning, and no line wider than the terminal.

Rich says how a meaning looks; the lines are laid out in `layout.py`, because Rich's own tables cost more than all
the rest of `dossier show`.
"""

from rich.style import Style

from dossier.render.media.layout import laid_out
from dossier.render.media.signs import drawn
from dossier.render.media.theme import THEMES
from dossier.render.page import Page


def spoken(page: Page, width: int, *, theme: str) -> str:
    """Return a page for a terminal of so many cells in one of the THEMES, ending in a newline."""
    styles = {name: Style.parse(look) for name, look in THEMES[theme].items()}
    rows = laid_out(page, width)
    return "".join("".join(styles[style].render(drawn(text)) for text, style in row) + "\n" for row in rows)
