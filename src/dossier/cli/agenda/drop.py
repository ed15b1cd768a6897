"""`dossier drop`: a follow-up or promise is given up, and the reason stays."""

from typing import Annotated

import typer

from dossier.app.agenda import follow_ups
from dossier.app.answer import Answer
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.loose_words import only_one
from dossier.i18n import _

app = chapter()


@app.command(
    help=_("Drop a follow-up or promise, with the reason.")
    + "\n\n"
    + _('Example: dossier drop f12 --why "they bought elsewhere"')
)
def drop(
    ref: Annotated[str, typer.Argument(metavar="REF", help=_("The follow-up or promise, such as f9 or m3."))],
    said_why: Annotated[
        str | None, typer.Argument(metavar="WHY", help=_("The reason; it stays in the history."))
    ] = None,
    why: Annotated[str | None, typer.Option(help=_("The reason; it stays in the history."))] = None,
) -> Answer:
    """Close a follow-up or promise without doing it."""
    return follow_ups.drop(desk().session, ref, only_one(said_why, why, "--why"))
