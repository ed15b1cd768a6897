"""`dossier mailbox`: who in a folder of mails or an mbox is new, what belongs to whom, what is left out."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.imports.deed import import_file
from dossier.app.imports.plan import FileToImport, Wish
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(
    "mailbox",
    help=_("Take over a folder of mails or an mbox: who is new, what belongs to whom, what to skip.")
    + "\n\n"
    + _("Example: dossier mailbox inbox.mbox --dry-run"),
)
@speaks()
def read_mailbox(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help=_("A folder of .eml and .msg files, an mbox, or one mail."))
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what becomes of each row."))] = False,
    ask: Annotated[bool, typer.Option("--ask", help=_("Ask about each who may be in the book already."))] = False,
) -> Answer:
    """Take over the letters of people as one operation."""
    return import_file(desk().session, FileToImport(path, wish=Wish(ask=ask), dry_run=dry_run, form="letters"))
