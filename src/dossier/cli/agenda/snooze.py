"""`dossier snooze`: a follow-up or promise moves to a later day."""

from typing import Annotated

import typer

from dossier.app.agenda import follow_ups
from dossier.app.answer import Answer
from dossier.app.find.several import Whom
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import DryRun, Fitting
from dossier.i18n import _

app = chapter()


@app.command(help=explained("snooze", _("Example: dossier snooze f12 next mon")))
def snooze(
    refs: Annotated[str, typer.Argument(metavar="REF…", help=_("The follow-ups or promises, such as f9 or m3."))],
    when: Annotated[list[str], typer.Argument(metavar="WHEN", help=_("The new day."))],
    where: Fitting = None,
    dry_run: DryRun = False,
) -> Answer:
    """Move open follow-ups or promises; they stay open."""
    return follow_ups.snooze(desk().session, Whom([refs, *when], where or ()), dry_run)
