"""`dossier gaps`: what is unknown, why it matters now, and how to ask."""

from typing import Annotated

import typer

from dossier.app.advice import unknowns
from dossier.app.answer import Answer
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("gaps", _("Example: dossier gaps anna --budget 2")))
@speaks("csv", "md", "html")
def gaps(
    who: Annotated[str | None, whom("[WHO]", _("One client; none shows those with open deals."))] = None,
    budget: Annotated[
        int | None, typer.Option(min=1, max=20, help=_("At most so many questions, and only what may be asked."))
    ] = None,
) -> Answer:
    """Print the gaps of one client, or the first gap of everybody with something open."""
    session = desk().session
    return unknowns.first_gaps(session) if who is None else unknowns.gaps(session, who, budget)
