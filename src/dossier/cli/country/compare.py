"""`dossier compare`: markets side by side."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.country import comparison
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("compare", _("Example: dossier compare NZ AU ZA")))
@speaks("md", "html", "share")
def compare(
    names: Annotated[list[str], typer.Argument(metavar="COUNTRY…", help=_("Two to five countries, by code or name."))],
) -> Answer:
    """Print the criteria by which a market is chosen, numbers with bars, gaps marked."""
    return comparison.compare(desk().session, names)
