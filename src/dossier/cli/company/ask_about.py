"""`dossier ask-about`: the friendly client who can tell about a company, and whom not to ask."""

from typing import Annotated

from dossier.app.answer import Answer
from dossier.app.company import informants
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("ask-about", _("Example: dossier ask-about brighthome")))
@speaks("md", "html")
def ask(company: Annotated[str, whom("COMPANY", _("About which company."))]) -> Answer:
    """Print whom to ask about a company, best first, why, and how."""
    return informants.whom_to_ask(desk().session, company)
