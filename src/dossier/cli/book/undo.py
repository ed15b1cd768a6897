"""`dossier undo`: take back exactly the last operation."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book import operations
from dossier.cli.desk import desk
from dossier.cli.lazy import MOST, chapter, explained
from dossier.i18n import _

app = chapter()


@app.command(help=explained("undo", _("Example: dossier undo --list")))
def undo(
    listed: Annotated[
        bool, typer.Option("--list", help=_("Show what was done, without taking anything back."))
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=MOST, help=_("How many to list."))] = 20,
    ask_first: Annotated[bool, typer.Option("--ask", help=_("Ask before taking it back."))] = False,
) -> Answer:
    """List the last operations, or take back the newest."""
    session = desk().session
    return operations.listed(session, limit) if listed else operations.undo(session, ask_first=ask_first)
