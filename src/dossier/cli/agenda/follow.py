"""`dossier follow`: plan something to do with a client."""

from typing import Annotated

import typer

from dossier.app.agenda import follow_ups
from dossier.app.answer import Answer
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.i18n import _

app = chapter()


@app.command(help=explained("follow", _('Example: dossier follow anna "next tue" "send samples" --every 2w')))
def follow(
    who: Annotated[str, whom("WHO", _("A contact, company or deal."))],
    when: Annotated[
        str,
        typer.Argument(
            metavar="WHEN",
            help=_("The day, with an hour if it has one: +3d, 下周一, next tue 15:00, tomorrow 10:00 their time."),
        ),
    ],
    what: Annotated[str, typer.Argument(metavar="WHAT", help=_("What to do."))],
    every: Annotated[
        str | None, typer.Option(help=_("Repeat: 2w, 3 months, first monday of the month, 每月10号."))
    ] = None,
    after_done: Annotated[
        bool, typer.Option("--after-done", help=_("Count the repeat from the day it is done."))
    ] = False,
) -> Answer:
    """Write a follow-up; it stays until it is done or dropped."""
    return follow_ups.follow(desk().session, follow_ups.FollowUp(who, when, what, every, after_done))
