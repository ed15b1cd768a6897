"""`dossier advise`: what to do with this client, with the reason."""

from typing import Annotated

import typer

from dossier.advice.playbook.rules import MOMENT_CHOICES
from dossier.app.advice import advice
from dossier.app.answer import Answer
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.i18n import _
from dossier.nearest import listed

app = chapter()


@app.command(help=explained("advise", _("Example: dossier advise anna --moment call")))
@speaks("md", "html")
def advise(
    who: Annotated[str, whom("WHO", _("A contact, company or deal."))],
    moment: Annotated[str | None, typer.Option(metavar="MOMENT", help=_("Only for: ") + listed(MOMENT_CHOICES))] = None,
) -> Answer:
    """Print every piece of advice with its reason and rule; before a call the card comes first."""
    return advice.advise(desk().session, who, moment)
