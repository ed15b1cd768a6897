"""`dossier inherit`: take over a colleague's clients, and confirm what turned out to be true."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book import inheritance
from dossier.app.imports.deed import import_file
from dossier.app.imports.plan import FileToImport
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.errors import WrongUsageError
from dossier.i18n import _

app = chapter()


@app.command(help=explained("inherit", _("Example: dossier inherit for-wei.dossier · dossier inherit --confirm anna")))
def inherit(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help=_("The handover file."))] = None,
    confirm: Annotated[
        str | None, typer.Option(metavar="WHO", help=_("What was taken over of this client is true."))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what becomes of each row."))] = False,
) -> Answer:
    """Take over the clients of a handover, or confirm those of one client."""
    if file is not None and confirm is None:
        return import_file(desk().session, FileToImport(file, dry_run=dry_run, form="handover"))
    if confirm is not None and file is None and not dry_run:
        return inheritance.confirm(desk().session, confirm)
    raise WrongUsageError(
        _("Name a handover file, or a client to confirm."), _("dossier inherit FILE, or dossier inherit --confirm WHO")
    )
