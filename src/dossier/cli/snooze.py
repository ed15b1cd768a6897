"""`dossier snooze`: a follow-up or promise moves to a later day."""

from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.waiting import open_item
from dossier.errors import InvalidValueError
from dossier.facts.when import parse_when
from dossier.i18n import _

app = chapter()


@app.command(help=_("Move a follow-up to a later day.") + "\n\n" + _("Example: dossier snooze f9 next mon"))
def snooze(
    ref: Annotated[str, typer.Argument(metavar="REF", help=_("The follow-up or promise, such as f9 or m3."))],
    when: Annotated[list[str], typer.Argument(metavar="WHEN", help=_("The new day."))],
) -> None:
    """Move an open follow-up or promise; it stays open."""
    due = parse_when(" ".join(when), desk().today)
    if due <= desk().today:
        raise InvalidValueError(
            _("Snooze to a day to come."), _("For example: dossier snooze {ref} +3d").format(ref=ref)
        )
    with desk().reading() as connection:
        item = open_item(connection, ref)
    from dossier.render.words import day, weekday
    from dossier.write import record

    with desk().writing("snooze") as tx:
        record.change(tx, item.ref, {"due_on": due})
        before = day(item.due_on, desk().today) or _("no date")
        after = f"{weekday(due)} {day(due, desk().today)}"
        said = tx.say(
            _("Moved {ref} ({who}: {what}) from {before} to {after}.").format(
                ref=item.ref, who=item.who, what=item.text, before=before, after=after
            )
        )
    desk().say(said, _("Next: dossier remind"))
