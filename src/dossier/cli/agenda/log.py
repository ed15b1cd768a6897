"""`dossier log`: one touch, and what comes next."""

from typing import Annotated

import typer

from dossier.app.agenda import touches
from dossier.app.answer import Answer
from dossier.app.find.several import Whom
from dossier.cli.desk import desk
from dossier.cli.fields import channel
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import complete_from, whom
from dossier.cli.options import Fitting
from dossier.cli.standard_input import typed_text
from dossier.i18n import _
from dossier.nearest import listed
from dossier.records.agenda.agenda import TOUCHES
from dossier.records.agenda.aim import ENDS

app = chapter()


@app.command(
    help=explained(
        "log", _('Example: dossier log anna "asked for FOB price" --by email --in --next +3d --todo "send quotation"')
    )
)
def log(
    who: Annotated[
        str, whom("WHO", _("A contact, company or deal; refs of several one after the other, names with commas."))
    ],
    text: Annotated[str, typer.Argument(metavar="TEXT", help=_("What was said; - reads it from standard input."))],
    by: Annotated[
        str,
        typer.Option(autocompletion=complete_from(*TOUCHES), **channel("note")),
    ] = "note",
    came_in: Annotated[bool, typer.Option("--in", help=_("It came from the client."))] = False,
    went_out: Annotated[bool, typer.Option("--out", help=_("It went to the client."))] = False,
    subject: Annotated[str | None, typer.Option(help=_("Subject of the mail."))] = None,
    topic: Annotated[list[str] | None, typer.Option(help=_("A talking point that was used; may be repeated."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day it happened."))] = None,
    next_: Annotated[str | None, typer.Option("--next", metavar="WHEN", help=_("Follow up on this day."))] = None,
    todo: Annotated[str | None, typer.Option(help=_("What to do then."))] = None,
    aim: Annotated[
        str | None,
        typer.Option(
            help=_("What the talk came to: {ends}.").format(ends=listed(ENDS)), autocompletion=complete_from(*ENDS)
        ),
    ] = None,
    where: Fitting = None,
) -> Answer:
    """Write a touch, start the cadence anew, and plan the next step if asked to."""
    touch = touches.Touch(typed_text(text), by, came_in, went_out, subject, tuple(topic or ()), on, aim)
    return touches.log(desk().session, Whom([who], where or ()), touch, touches.NextStep(next_, todo))
