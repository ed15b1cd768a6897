"""`dossier recap`: the letter that asks them to confirm what was said in the last talk."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.deal import recaps
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.i18n import _
from dossier.nearest import listed
from dossier.values.languages import LANGUAGES

app = chapter()


@app.command(
    help=explained(
        "recap",
        _("Example: dossier recap d12 · dossier recap d12 --sent"),
    )
)
@speaks()
def recap(
    who: Annotated[str, whom("WHO", _("A contact, company or deal."))],
    sent: Annotated[bool, typer.Option("--sent", help=_("It went out: log it and keep its points."))] = False,
    confirmed: Annotated[
        str | None, typer.Option(metavar="POINTS", help=_("They confirmed these points in writing: 1,3, or all."))
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="LANG", help=listed(LANGUAGES))] = None,
) -> Answer:
    """Print a letter with each point of the last talk to be confirmed, or what was confirmed of one that went out."""
    return recaps.recap(desk().session, recaps.Wanted(who, sent, confirmed, lang))
