"""`dossier match`: which of our offers fit a client, with every reason and its points."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.company import matching
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import Share, speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("match", _("Example: dossier match nordlicht")))
@speaks("md", "html")
def match_command(
    who: Annotated[str, whom("COMPANY", _("A company, or somebody who works there."))],
    market: Annotated[str | None, typer.Option(metavar="COUNTRY", help=_("Judge for this market only."))] = None,
    everything: Annotated[bool, typer.Option("--all", help=_("Every offer, also what does not fit."))] = False,
    share: Share = False,
) -> Answer:
    """Print the offers for a client, best first: what speaks for each and what against it, with the points."""
    return matching.match_offers(desk().session, who, market, everything=everything, share=share)
