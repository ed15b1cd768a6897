"""`dossier month`: a month on one page, to send to the boss."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.reports import month as months
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import Share, speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("month", _("Example: dossier month 2026-10 --html october.html")))
@speaks("md", "html")
def month(
    period: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHEN]",
            help=_("Which: 2026-10, last month, 2026-Q3; if left out this month, in its first week the last one."),
        ),
    ] = None,
    share: Share = False,
) -> Answer:
    """Print what came, what moved, what is owed, what is next, and what is to be decided."""
    return months.month(desk().session, period, share=share)
