"""`dossier advise`: what to do with this client, with the reason."""

from typing import Annotated

import typer

from dossier.advice.playbook.rules import MOMENTS
from dossier.app.advice import advice
from dossier.app.answer import Answer
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(
    help=_("Show what the playbook advises about a client, with the reasons.")
    + "\n\n"
    + _("Example: dossier advise anna --moment call")
)
@speaks("md", "html")
def advise(
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=_("A contact, company or deal."), autocompletion=complete_who)
    ],
    moment: Annotated[str | None, typer.Option(metavar="MOMENT", help=_("Only for: ") + ", ".join(MOMENTS))] = None,
) -> Answer:
    """Print every piece of advice with its reason and rule; before a call the card comes first."""
    return advice.advise(desk().session, who, moment)
