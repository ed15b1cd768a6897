"""`dossier restore`: put a backup in the place of the book, or list all of them."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book import backups, restoring
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import DryRun, speaks
from dossier.errors import WrongUsageError
from dossier.i18n import _

app = chapter()


@app.command(help=explained("restore", _("Example: dossier restore ~/dossier-friday.db")))
@speaks()
def restore(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help=_("The backup: a file, its number in the list, or its day."))
    ] = None,
    every: Annotated[bool, typer.Option("--list", help=_("Show every backup and what is in it."))] = False,
    dry_run: DryRun = False,
) -> Answer:
    """Replace the book by a sound backup."""
    if every:
        if file is not None:
            raise WrongUsageError(_("--list shows all of them."), _("Leave the name away."))
        return backups.listed(desk().session)
    if file is None:
        raise WrongUsageError(_("Say which backup."), _("See: {command}").format(command="dossier restore --list"))
    return restoring.restore(desk().session, str(file), dry_run=dry_run)
