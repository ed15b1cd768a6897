"""`dossier drop`: a follow-up or promise is given up, and the reason stays."""

from typing import Annotated

import typer

from dossier.app.agenda import follow_ups
from dossier.app.answer import Answer
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.options import DryRun
from dossier.i18n import _

app = chapter()


@app.command(
    help=_("Drop a follow-up or promise, with the reason.")
    + "\n\n"
    + _('Example: dossier drop f9 --why "they bought elsewhere"')
)
def drop(
    refs: Annotated[list[str], typer.Argument(metavar="REF…", help=_("The follow-ups or promises, such as f9 or m3."))],
    why: Annotated[str | None, typer.Option(help=_("The reason; it stays in the history."))] = None,
    dry_run: DryRun = False,
) -> Answer:
    """Close follow-ups or promises without doing them."""
    return follow_ups.drop(desk().session, refs, why, dry_run)
