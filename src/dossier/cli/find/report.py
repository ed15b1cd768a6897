"""`dossier report NAME`: what only shows across clients."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.reports import report as reports
from dossier.app.reports.asked import Asked
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import Share, Where, speaks
from dossier.i18n import _
from dossier.nearest import listed
from dossier.values.period import WHOLE, read_period

app = chapter()


@app.command(help=explained("report", _("Example: dossier report friends --period 2026-Q3 --where country~DE")))
@speaks("csv", "md", "html")
def report(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help=_("{reports}; without one: what each of them answers.").format(reports=listed(reports.REPORTS)),
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(metavar="WHEN", help=_("Only this time: 2026, 2026-Q3, last 90 days, 2026-01..2026-06.")),
    ] = None,
    where: Where = None,
    share: Share = False,
) -> Answer:
    """Print one report, or without a name what there is."""
    session = desk().session
    within = read_period(period, session.today) if period else WHOLE
    return reports.report(session, name, Asked(share, within, tuple(where or ())))
