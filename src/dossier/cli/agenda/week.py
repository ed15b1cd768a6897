"""`dossier week`: a look back on seven days, and ahead to the next."""

from typing import Annotated

import typer

from dossier.app.agenda import week as looking_back
from dossier.app.answer import Answer
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("week", _("Example: dossier week --on fri")))
@speaks("md", "html", "share")
def week(
    on: Annotated[
        str | None, typer.Option(metavar="WHEN", help=_("The last of the seven days; today if left out."))
    ] = None,
) -> Answer:
    """Print what was done, who answered, what moved, who went quiet, and what the next seven days bring."""
    return looking_back.week(desk().session, on)
