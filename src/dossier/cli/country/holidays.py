"""`dossier holidays`: when the clients' markets and our own house are shut."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.country import days_off
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()
YEARS = days_off.YEARS


@app.command(
    help=_("List holidays of the clients' countries and ours, as a list or as a calendar file.")
    + "\n\n"
    + _("Example: dossier holidays AE SA --year 2027 --ics gulf.ics")
)
@speaks("md", "html", "csv", "share")
def holidays(
    who: Annotated[
        list[str] | None,
        whom("[WHO|COUNTRY…]", _("Countries or clients; all of them if left out.")),
    ] = None,
    year: Annotated[
        int | None, typer.Option(min=YEARS[0], max=YEARS[-1], metavar="YEAR", help=_("A whole year."))
    ] = None,
    days: Annotated[int | None, typer.Option(min=0, max=3650, help=_("How many days ahead; 90 if left out."))] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=_("Days of single regions and days on which people work, too."))
    ] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help=_("Compute them anew and keep them in the book."))] = False,
    ics: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a calendar file."))] = None,
) -> Answer:  # fmt: skip
    """Print the holidays of a time by day, with what we have at stake, or write them as a calendar file."""
    session = desk().session
    force = ics is not None and desk().for_one_file(ics)
    found = days_off.look_up(session, days_off.Asked(who or (), year, days, everything, refresh))
    if ics is None:
        return days_off.listed(session, found)
    desk().to_file(ics, days_off.calendar_file(session, found), force=force)
    return days_off.in_a_file(found, ics)
