"""`dossier mailbox`: who in a folder of mails or an mbox is new, what belongs to whom, what to skip."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.contact import mailbox as letters
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.options import speaks
from dossier.i18n import _
from dossier.paths import at_home

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
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Show what would be taken, and write nothing."))] = False,
) -> Answer:
    """Read a mailbox letter by letter, and take over the letters of people."""
    return letters.mailbox(desk().session, at_home(path), dry_run=dry_run)
