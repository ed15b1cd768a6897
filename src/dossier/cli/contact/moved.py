"""`dossier moved`: somebody has changed firms."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.contact import moved as deed
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.i18n import _

app = chapter()


@app.command(help=explained("moved", _('Example: dossier moved sipho --to "Kagiso Lights" --title "Head of Buying"')))
def moved(
    who: Annotated[str, whom("WHO", _("Who has left a firm."))],
    to: Annotated[str | None, typer.Option(metavar="FIRM", help=_("To which firm; one that is new is added."))] = None,
    left: Annotated[bool, typer.Option("--left", "--nobody", help=_("It is not known where to."))] = False,
    title: Annotated[str | None, typer.Option(help=_("The title there; the one before stays in the career."))] = None,
    email: Annotated[list[str] | None, typer.Option(help=_("The new address; may be repeated."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("Since when; a month or year will do."))] = None,
    along: Annotated[
        bool | None, typer.Option("--along/--stay", help=_("Whether open follow-ups and promises go along."))
    ] = None,
    deals: Annotated[
        bool | None, typer.Option("--deals-along/--deals-stay", help=_("Whether open deals go along."))
    ] = None,
    successor: Annotated[
        str | None, typer.Option(metavar="WHO", help=_("Who follows at the firm left and takes over what stays."))
    ] = None,
    source: Annotated[str | None, typer.Option(help=_("Where it comes from."))] = None,
) -> Answer:
    """Note a move in one act: career, old and new addresses, what is open, and who is missing at the firm left."""
    move = deed.Move(who, to, left, title, tuple(email or ()), on, along, deals, successor, source)
    return deed.moved(desk().session, move)
