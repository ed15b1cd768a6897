"""`dossier price`: what an article of ours cost whom, and which of its prices do not go together."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.quotation import prices
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("price", _("Example: dossier price a1 --for anna")))
@speaks("md", "html")
def price(
    what: Annotated[str, typer.Argument(metavar="OFFER", help=_("One of our offers, by ref, name or item number."))],
    client: Annotated[
        str | None, typer.Option("--for", metavar="WHO", help=_("A client: its prices apart from those elsewhere."))
    ] = None,
) -> Answer:
    """Print the prices of an article that went out, in one money, and those that do not go together."""
    return prices.prices(desk().session, what, client)
