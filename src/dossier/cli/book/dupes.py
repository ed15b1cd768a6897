"""`dossier dupes`: every two records of the book that may be one."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book import twins
from dossier.cli.desk import desk
from dossier.cli.lazy import MOST, chapter, explained
from dossier.cli.medium import Medium
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()
SHOWN = 20
LEAST = 60


@app.command(help=explained("dupes", _("Example: dossier dupes --min 80 --limit 20")))
@speaks("md", "html", "csv")
def dupes(
    least: Annotated[
        int, typer.Option("--min", min=1, max=100, metavar="N", help=_("Only pairs at least so alike, from 1 to 100."))
    ] = LEAST,
    limit: Annotated[int | None, typer.Option(min=1, max=MOST, metavar="N", help=_("At most so many rows."))] = None,
) -> Answer:
    """Print the pairs, the likeliest first; on a screen the first twenty, in files all of them."""
    return twins.dupes(desk().session, least, limit or (SHOWN if desk().medium == Medium() else None))
