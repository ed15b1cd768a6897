"""`dossier archive`: clients who left or want no more mail stay in the book and in nobody's way."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.find.several import Whom
from dossier.app.record import archive as deed
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import Fitting
from dossier.i18n import _

app = chapter()


@app.command(help=explained("archive", _('Example: dossier archive sipho --why "wants no more mail"')))
def archive(
    names: Annotated[list[str], whom("WHO…", _("Contacts or companies; refs of several, or names with commas."))],
    why: Annotated[str | None, typer.Option(help=_("The reason; it stands at the head of their dossier."))] = None,
    drop: Annotated[
        bool | None, typer.Option("--drop/--keep", help=_("Drop what is open with them, or let it wait."))
    ] = None,
    people: Annotated[
        bool | None, typer.Option("--people/--alone", help=_("Archive the people of a company with it, or leave them."))
    ] = None,
    where: Fitting = None,
) -> Answer:
    """Take clients out of the morning, lists, letters and counts; `show` and `find` still know them."""
    return deed.archive(desk().session, Whom(names, where or ()), deed.Wishes(why, drop, people))
