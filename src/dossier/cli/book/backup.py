"""`dossier backup`: copy the book to a file."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book import backups
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.errors import WrongUsageError
from dossier.i18n import _

app = chapter()


@app.command(help=explained("backup", _("Example: dossier backup ~/dossier-friday.db")))
def backup(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help=_("Where to; beside the book if left out."))
    ] = None,
) -> Answer:
    """Make a complete copy of the book."""
    if desk().rehearsing:
        raise WrongUsageError(_("A backup changes nothing in the book."), _("Leave --dry-run away."))
    return backups.backup(desk().session, file)
