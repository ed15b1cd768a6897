"""`dossier aim`: what a talk is to bring."""

from typing import Annotated

import typer

from dossier.app.agenda import aims
from dossier.app.answer import Answer
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import complete_from, whom
from dossier.cli.options import speaks
from dossier.i18n import _
from dossier.nearest import listed
from dossier.records.agenda.aim import ENDS

app = chapter()


@app.command(
    help=explained(
        "aim", _('Example: dossier aim anna "she takes the black box at USD 6.40" --least "she names a price"')
    )
)
@speaks()
def aim(
    who: Annotated[str, whom("WHO", _("A contact, company or deal."))],
    text: Annotated[
        str | None, typer.Argument(metavar="[AIM]", help=_("What the talk is to bring; - or drop withdraws it."))
    ] = None,
    least: Annotated[str | None, typer.Option(metavar="TEXT", help=_("The least to be content with."))] = None,
    visit: Annotated[
        str | None, typer.Option(metavar="VISIT", help=_("The visit it is for: its ref or a day; else the next talk."))
    ] = None,
    end: Annotated[
        str | None,
        typer.Option(
            help=_("What the last talk came to: {ends}.").format(ends=listed(ENDS)), autocompletion=complete_from(*ENDS)
        ),
    ] = None,
) -> Answer:
    """Write what the next talk is to bring, or show it; the talk asks after it when it is logged."""
    return aims.aim(desk().session, aims.Wanted(who, text, least, visit, end))
