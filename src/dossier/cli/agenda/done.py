"""`dossier done`: a follow-up or promise is done, and the next step is planned in the same breath."""

from typing import Annotated

import typer

from dossier.app.agenda import follow_ups, touches
from dossier.app.answer import Answer
from dossier.app.find.several import Whom
from dossier.cli.desk import desk
from dossier.cli.fields import channel
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import DryRun, Fitting
from dossier.cli.standard_input import typed_text
from dossier.i18n import _

app = chapter()


@app.command(help=explained("done", _('Example: dossier done f12 --log "sent by mail" --next +1w')))
def done(
    refs: Annotated[list[str], typer.Argument(metavar="REF…", help=_("The follow-ups or promises, such as f9 or m3."))],
    text: Annotated[str | None, typer.Option("--log", metavar="TEXT", help=_("Log what was done as a touch."))] = None,
    by: Annotated[str, typer.Option(**channel("email"))] = "email",
    came_in: Annotated[bool, typer.Option("--in", help=_("It came from the client."))] = False,
    next_: Annotated[
        str | None, typer.Option("--next", metavar="WHEN", help=_("Plan the next one on this day."))
    ] = None,
    todo: Annotated[str | None, typer.Option(help=_("What to do then; the same again if left out."))] = None,
    where: Fitting = None,
    dry_run: DryRun = False,
) -> Answer:
    """Close follow-ups or promises; a repeating one moves on to its next day."""
    touch = touches.Touch(typed_text(text), by, came_in, not came_in) if text else None
    return follow_ups.finish(desk().session, Whom(refs, where or ()), touch, touches.NextStep(next_, todo), dry_run)
