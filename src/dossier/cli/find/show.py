"""`dossier show`: a person, a company, a country or a deal, readable in ten seconds from the top."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.find import show as dossiers
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import complete_from, whom
from dossier.cli.options import Share, speaks
from dossier.i18n import _
from dossier.nearest import listed
from dossier.records.sections import PRODUCTION, SECTIONS

app = chapter()


@app.command(help=explained("show", _("Example: dossier show anna --section log")))
@speaks("md", "html")
def show(
    who: Annotated[str, whom("WHO", _("A name, ref, address, number, company or country."))],
    section: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help=_("Only this part: {parts}; of an order: {production}.").format(
                parts=listed(SECTIONS), production=listed(PRODUCTION)
            ),
            autocompletion=complete_from(*SECTIONS, *PRODUCTION),
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=_("The whole log, and everything that is unknown."))
    ] = False,
    brief: Annotated[bool, typer.Option("--brief", help=_("Only the first screen, enough for a call."))] = False,
    sources: Annotated[bool, typer.Option("--sources", help=_("Where and when each fact was noted."))] = False,
    share: Share = False,
) -> Answer:
    """Print one dossier."""
    wanted = frozenset(section or ())
    if any(sign.isdigit() for sign in who):
        from dossier.cli.find.show_paper import paper  # only a ref or a number pays for it

        if (shown := paper(desk().session, who, wanted, share=share)) is not None:
            return shown
    look = dossiers.Wanted(who, wanted, everything, sources, share, whole_log=desk().medium.json, brief=brief)
    return dossiers.show(desk().session, look)
