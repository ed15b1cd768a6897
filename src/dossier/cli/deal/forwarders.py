"""`dossier forwarders`: whom to recommend to a client without a forwarder, by what other clients have tried for long."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.deal import forwarders as deed
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import Share, speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("forwarders", _("Example: dossier forwarders kauri --draft")))
@speaks("md", "html", "csv")
def forwarders(
    who: Annotated[str | None, whom("[WHO]", _("For which client or deal; nothing shows them all."))] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=_("All of them, not only the three that fit best."))
    ] = False,
    draft: Annotated[
        bool, typer.Option("--draft", help=_("Print the text to send; it names no other client."))
    ] = False,
    share: Share = False,
) -> Answer:
    """Print forwarders; for a client the three that fit best."""
    return deed.forwarders(desk().session, deed.Search(who, everything, draft, share))
