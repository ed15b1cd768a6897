"""`dossier trip`: a round of visits prepared: clients per stop, days off, whom to see, what to bring."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.country import visits
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import speaks
from dossier.errors import WrongUsageError
from dossier.i18n import _

app = chapter()


@app.command(
    help=explained(
        "trip", _('Example: dossier trip "Europe spring" --stops NL,DE,FR --from 2027-04-06 --to 2027-04-16')
    )
)
@speaks("md", "html", "share")
def trip(
    title: Annotated[str, typer.Argument(metavar="TITLE", help=_("What the round is called."))],
    stops: Annotated[str, typer.Option(metavar="COUNTRY,…", help=_("The countries in the order of the way."))],
    first: Annotated[str | None, typer.Option("--from", metavar="WHEN", help=_("The first day."))] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="WHEN", help=_("The last day."))] = None,
    most: Annotated[int, typer.Option("--clients", min=1, help=_("At most so many clients a stop."))] = 5,
    keep: Annotated[
        bool, typer.Option("--keep", help=_("Write it into the book: visits, and what to do before and after each."))
    ] = False,
) -> Answer:
    """Print the round, clients ranked by stars, deals, closeness and silence with the card of each; or keep it as a plan."""
    medium = desk().medium
    if keep and (medium.md or medium.html is not None):
        raise WrongUsageError(
            _("--keep writes the round into the book and prints no page."), _("Type the line again without --keep.")
        )
    return visits.trip(desk().session, visits.Trip(title, stops, first, last, most, keep))
