"""`dossier case`: the page for the boss, from which a decision on a deal can be made."""

from typing import Annotated

from dossier.app.answer import Answer
from dossier.app.deal import case as cases
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("case", _("Example: dossier case casaviva --html case.html")))
@speaks("md", "html", "share")
def case(deal: Annotated[str, whom("DEAL", _("The deal, or the client if it has one open deal."))]) -> Answer:
    """Print one sheet for whoever decides; what another client told us in confidence is marked on it."""
    return cases.case(desk().session, deal)
