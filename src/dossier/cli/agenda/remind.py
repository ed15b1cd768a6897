"""`dossier remind`: the morning on one screen."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.agenda import reminders
from dossier.app.answer import Answer
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.errors import OwnViewError
from dossier.i18n import _

app = chapter()


@app.command(help=explained("remind", _("Example: dossier remind --on tomorrow")))
@speaks("md", "html", "share")
def remind(
    who: Annotated[str | None, whom("WHO", _("One client or reminder, with all that speaks for it."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day to look from."))] = None,
    days: Annotated[int | None, typer.Option(min=0, max=3650, help=_("How many days ahead."))] = None,
    everything: Annotated[bool, typer.Option("--all", help=_("Everything, not only one screen."))] = False,
    why: Annotated[str | None, typer.Option(metavar="REF", help=_("Why one stands where it stands."))] = None,
    walk: Annotated[bool, typer.Option("--walk", help=_("Go through them, one key each."))] = False,
    count: Annotated[bool, typer.Option("--count", help=_("Only the numbers, for a prompt or status bar."))] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("Leave with 1 if something waits now or today."))
    ] = False,
    as_ics: Annotated[Path | None, typer.Option("--ics", metavar="FILE", help=_("As a calendar file."))] = None,
) -> Answer:
    """Print what is due, ranked, each line with who, why, the last touch and the command that acts."""
    place = desk()
    whole = place.medium.json or as_ics is not None
    look = reminders.Look(on, days, everything, whole, place.rows() if place.is_terminal else None, place.columns())
    if walk and place.is_shared:  # it writes
        raise OwnViewError("remind --walk")
    if walk:
        from dossier.cli.agenda.walk import walk as walked

        return walked(place, look)
    if who is not None or why is not None:
        return reminders.one(place.session, why or who or "", look)
    if count:
        answer = reminders.count(place.session, look)
    elif as_ics is not None:
        from dossier.app.agenda import calendar_file

        content, answer = calendar_file.calendar_file(place.session, look, as_ics)
        place.to_file(as_ics, content, force=place.medium.force)
    else:
        answer = reminders.remind(place.session, look)
    return answer if exit_code else answer._replace(exit_code=0)
