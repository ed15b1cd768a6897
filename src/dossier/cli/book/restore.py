"""`dossier restore`: put a backup in the place of the book."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book import backups
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.i18n import _

app = chapter()


@app.command(help=explained("restore", _("Example: dossier restore ~/dossier-friday.db")))
def restore(file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The backup."))]) -> Answer:
    """Replace the book by a sound backup."""
    return backups.restore(desk().session, file)
