"""`dossier stage`: a deal moves on, or is lost with a reason."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.deal import stages
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.loose_words import only_one
from dossier.cli.names import complete_from, whom
from dossier.i18n import _
from dossier.nearest import listed
from dossier.records.deal.deal import CAUSES, STAGES

app = chapter()


@app.command(help=explained("stage", _('Example: dossier stage d4 lost --reason "price 8% above target"')))
def stage(
    deal: Annotated[str, whom("DEAL", _("The deal, or the client if it has one open deal."))],
    to: Annotated[
        str,
        typer.Argument(metavar="STAGE", help=listed(STAGES), autocompletion=complete_from(*STAGES)),
    ],
    said_why: Annotated[
        str | None, typer.Argument(metavar="WHY", help=_("Why, in words; needed for lost and dormant."))
    ] = None,
    reason: Annotated[str | None, typer.Option(help=_("Why, in words; needed for lost and dormant."))] = None,
    cause: Annotated[str | None, typer.Option("--cause", "--why", metavar="CAUSE", help=listed(CAUSES))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day it happened."))] = None,
) -> Answer:
    """Move a deal and keep the move in its history."""
    return stages.move(desk().session, stages.Move(deal, to, only_one(said_why, reason, "--reason"), cause, on))
