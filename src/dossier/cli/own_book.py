"""What the commands that change the book's own file have in common."""

from typing import Annotated

import typer

from dossier.app.session import Session
from dossier.cli.desk import desk
from dossier.errors import WrongUsageError
from dossier.i18n import _

Remember = Annotated[
    bool | None,
    typer.Option(
        "--remember/--no-remember", help=_("Let this computer's keyring keep the key, or forget it; asked if left out.")
    ),
]
Backups = Annotated[
    bool | None,
    typer.Option("--backups/--no-backups", help=_("The backups beside the book, too, or not; asked if left out.")),
]


def the_book_itself() -> Session:
    """Return the session; raises WrongUsageError where it has a copy that is thrown away."""
    if desk().rehearsing:
        raise WrongUsageError(_("This changes the file of the book, not what is in it."), _("Leave --dry-run away."))
    return desk().session
