"""`dossier forget`: people who want to be forgotten, or need not be kept, leave the book for good."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.find.several import Whom
from dossier.app.record import forget as deed
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import DryRun, Fitting
from dossier.i18n import _

app = chapter()


@app.command(help=explained("forget", _("Example: dossier forget c14 --backups")))
def forget(
    names: Annotated[list[str] | None, whom("WHO…", _("People; refs of several, or names with commas."))] = None,
    backups: Annotated[
        bool,
        typer.Option(
            "--backups",
            help=_("Forget them in the copies, too: beside the book, among its backups, in the second place."),
        ),
    ] = False,
    older_than: Annotated[
        str | None,
        typer.Option(
            "--older-than",
            metavar="YEARS",
            help=_("Those with whom nothing happened for so many years, and nothing is open."),
        ),
    ] = None,
    where: Fitting = None,
    dry_run: DryRun = False,
) -> Answer:
    """Erase a person from the book, its history, its texts and files; orders and sums stay without the person."""
    return deed.forget(desk().session, Whom(names or (), where or ()), deed.Wishes(backups, older_than, dry_run))
