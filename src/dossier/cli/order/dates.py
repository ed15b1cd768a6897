"""`dossier dates`: one page of dates of an order, for ourselves or for the client."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.order import dates as deeds
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import WHO, complete_from, whom
from dossier.cli.options import speaks
from dossier.i18n import _
from dossier.values.languages import LANGUAGES

app = chapter()


@app.command(
    help=_("Show what each side does when for an order, what slipped and what that moves; or a page of it for the client.")
    + "\n\n" + _("Example: dossier dates s11 --since mon")
    + "\n\n" + _("To send: dossier dates s11 --for anna --html dates.html")
)  # fmt: skip
@speaks("md", "html", "share")
def dates(
    what: Annotated[str, whom("ORDER", _("An order, its number or the client's, or the deal."))],
    whom_for: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="WHO",
            autocompletion=complete_from(WHO),
            help=_("A page for this person or firm of the client: in their language, without a word of ours."),
        ),
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help=_("Mark what was noted since this day."))] = None,
    written_in: Annotated[
        str | None,
        typer.Option(
            "--in",
            metavar="|".join(LANGUAGES),
            autocompletion=complete_from(*LANGUAGES),
            help=_("The language of the client's page."),
        ),
    ] = None,
) -> Answer:
    """Show the dates of one order."""
    return deeds.dates(desk().session, deeds.DatesRequest(what, whom_for, since, written_in))
