"""`dossier report NAME`: what only shows across clients."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.find import report as reports
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import Share, speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("report", _("Example: dossier report fairs")))
@speaks("csv", "md", "html")
def report(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="; ".join(f"{name}: {_(words)}" for name, (words, _make) in reports.REPORTS.items())
        ),
    ],
    share: Share = False,
) -> Answer:
    """Print one report."""
    return reports.report(desk().session, name, share=share)
