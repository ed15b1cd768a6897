"""`dossier year`: a year together with a firm, and how our word was kept."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.reports import year as deed
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("year", _("Example: dossier year nordlicht 2026 --share --html year.html")))
@speaks("md", "html", "share")
def year(
    firm: Annotated[str, whom("FIRM", _("The firm, or somebody there."))],
    period: Annotated[
        str | None, typer.Argument(metavar="[YEAR]", help=_("Which: 2026, last year, 2026-Q3; if left out this year."))
    ] = None,
) -> Answer:
    """Print orders, what left on the day, promises kept, answer times, and one line for a negotiation."""
    return deed.year(desk().session, firm, period)
