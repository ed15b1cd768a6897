"""`dossier since`: what is different since we last spoke with a client."""

from typing import Annotated

from dossier.app.answer import Answer
from dossier.app.find import since as deed
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("since", _("Example: dossier since anna")))
@speaks("md", "html")
def since(who: Annotated[str, whom("WHO", _("The person or the firm."))]) -> Answer:
    """Print what was learned, done, not done and not yet said since the last talk."""
    return deed.since(desk().session, who)
