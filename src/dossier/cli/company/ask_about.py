"""`dossier ask-about`: the friendly client who can tell about a company, and whom not to ask."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.company import informants
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(
    help=_("Find the friendly client who can tell about a company.")
    + "\n\n"
    + _("Example: dossier ask-about brighthome")
)
@speaks("md", "html")
def ask(
    company: Annotated[
        str, typer.Argument(metavar="COMPANY", help=_("About which company."), autocompletion=complete_who)
    ],
) -> Answer:
    """Print whom to ask about a company, best first, why, and how."""
    return informants.whom_to_ask(desk().session, company)
