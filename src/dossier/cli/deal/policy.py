"""`dossier policy`: what our house asks or grants on a topic."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.deal import policies
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.options import speaks
from dossier.i18n import _
from dossier.records.deal.deal import TOPICS

app = chapter()


@app.command(
    help=_("Show or change what our house asks: on payment, prices, packaging …")
    + "\n\n"
    + _('Example: dossier policy payment "balance after B/L copy up to USD 150,000 if insured"')
)
@speaks("md", "html", "csv")
def policy(
    topic: Annotated[
        str | None, typer.Argument(metavar="TOPIC", help=", ".join(choice.code for choice in TOPICS))
    ] = None,
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help=_("What holds from now on."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("From which day."))] = None,
) -> Answer:
    """Print our policies with their past, or note a new one and name the deals that waited for it."""
    if topic and text is not None:
        return policies.note(desk().session, topic, text, on)
    return policies.policies(desk().session, topic)
