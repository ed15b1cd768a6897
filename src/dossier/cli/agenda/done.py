"""`dossier done`: a follow-up or promise is done, and the next step is planned in the same breath."""

from datetime import date
from typing import Annotated

import typer

from dossier.app.agenda.cadence import cadence_for
from dossier.app.agenda.open_items import Item, open_item
from dossier.cli.agenda import log as log_chapter
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.records.proposals import PlanFollowUp
from dossier.values.repeat import next_day
from dossier.values.when import parse_when

app = chapter()


@app.command(
    help=_("Mark a follow-up or promise as done.")
    + "\n\n"
    + _('Example: dossier done f9 --log "sent by mail" --next +1w')
)
def done(
    ref: Annotated[str, typer.Argument(metavar="REF", help=_("The follow-up or promise, such as f9 or m3."))],
    text: Annotated[str | None, typer.Option("--log", metavar="TEXT", help=_("Log what was done as a touch."))] = None,
    by: Annotated[str, typer.Option(help=_("The channel of that touch."))] = "email",
    came_in: Annotated[bool, typer.Option("--in", help=_("It came from the client."))] = False,
    next_: Annotated[
        str | None, typer.Option("--next", metavar="WHEN", help=_("Plan the next one on this day."))
    ] = None,
    todo: Annotated[str | None, typer.Option(help=_("What to do then; the same again if left out."))] = None,
) -> None:
    """Close a follow-up or promise; a repeating one moves on to its next day."""
    if todo and not next_:
        raise WrongUsageError(_("--todo needs the day."), _("Add --next WHEN, for example --next +3d."))
    touch_ = log_chapter.proposal(text, by, came_in=came_in, went_out=not came_in) if text else None
    with desk().reading() as connection:
        item = open_item(desk().session, connection, ref)
        days = cadence_for(desk().session, connection, item.client) if item.client else None
    plan = PlanFollowUp(todo or item.text, parse_when(next_, desk().today)) if next_ else None
    repeated = _next_repeat(item) if item.every else None
    from dossier.write import record
    from dossier.write.contact import touch

    with desk().writing("done") as tx:
        if item.ref.letter == "m":
            record.change(tx, item.ref, {"state": "kept", "closed_on": tx.today})
        else:
            touch.finish(tx, item.ref.id, repeated)
        if touch_ is not None and item.client is not None:
            touch.log(tx, item.client, touch_, days)
        if plan is not None and item.client is not None:
            touch.follow(tx, item.client, plan)
        said = tx.say(_sentence(item, repeated, plan, logged=touch_ is not None))
    desk().say(said)
    if item.client is not None:
        desk().say(_("Next: dossier remind"))


def _next_repeat(item: Item) -> date:
    start = desk().today if item.after_done else item.first_due_on
    after = desk().today if item.after_done else max(item.due_on, desk().today) if item.due_on else desk().today
    return next_day(item.every or "", start or desk().today, after)


def _sentence(item: Item, repeated: date | None, plan: PlanFollowUp | None, *, logged: bool) -> str:
    from dossier.render.words import day

    text = _("Done {ref} ({who}): {what}").format(ref=item.ref, who=item.who, what=item.text)
    if logged:
        text += "; " + _("logged")
    if repeated is not None:
        text += "; " + _("comes again on {when}").format(when=day(repeated, desk().today))
    if plan is not None:
        text += "; " + _("next on {when}: {what}").format(when=day(plan.due_on, desk().today), what=plan.text)
    return text + "."
