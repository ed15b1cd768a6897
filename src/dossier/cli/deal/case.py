"""`dossier case`: the page for the boss, from which a decision on a deal can be made."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.deal import case as cases
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(
    help=_("Show the page for the boss: size, history, what they ask, what would be open, and what we recommend.")
    + "\n\n"
    + _("Example: dossier case casaviva --html case.html")
)
@speaks("md", "html")
def case(
    deal: Annotated[
        str,
        typer.Argument(
            metavar="DEAL", help=_("The deal, or the client if it has one open deal."), autocompletion=complete_who
        ),
    ],
) -> Answer:
    """Print one sheet for whoever decides; what another client told us in confidence is marked on it."""
    return cases.case(desk().session, deal)
