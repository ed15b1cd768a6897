"""`dossier find`: a text anywhere in the book."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.find import text_search
from dossier.cli.desk import desk
from dossier.cli.lazy import MOST, chapter, explained
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("find", _("Example: dossier find 充电器")))
@speaks("csv", "md", "html")
def find(
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help=_("The words to look for, as they stand."))],
    limit: Annotated[int, typer.Option(min=1, max=MOST, help=_("At most so many places."))] = 50,
) -> Answer:
    """Print every place where a text stands: names, addresses, facts, notes, mails."""
    return text_search.find(desk().session, " ".join(text), limit)
