"""`dossier cover`: who carries a deal at the client's, and whom to ask before one of them leaves."""

from typing import Annotated

from dossier.app.answer import Answer
from dossier.app.deal import cover as deed
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("cover", _("Example: dossier cover d12")))
@speaks("md", "html")
def cover(deal: Annotated[str, whom("DEAL", _("The deal, or the client if it has one open deal."))]) -> Answer:
    """Print who decides, helps, is against or silent, what one person carries alone, and whom to ask what."""
    return deed.cover(desk().session, deal)
