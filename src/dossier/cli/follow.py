"""`dossier follow`: plan something to do with a client."""

from typing import Annotated

import typer

from dossier.cli import ask
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.errors import WrongUsageError
from dossier.facts.proposals import PlanFollowUp
from dossier.facts.repeat import in_words, parse_repeat
from dossier.facts.values import own_name
from dossier.facts.when import parse_when
from dossier.i18n import _
from dossier.read.who import label

app = chapter()


@app.command(
    help=_("Plan something to do with a client.")
    + "\n\n"
    + _('Example: dossier follow anna "next tue" "send samples" --every 2w')
)
def follow(
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=_("A contact, company or deal."), autocompletion=complete_who)
    ],
    when: Annotated[str, typer.Argument(metavar="WHEN", help=_("The day: 2026-12-31, +3d, next tue, 下周一."))],
    what: Annotated[str, typer.Argument(metavar="WHAT", help=_("What to do."))],
    every: Annotated[
        str | None, typer.Option(help=_("Repeat: 2w, 3 months, first monday of the month, 每月10号."))
    ] = None,
    after_done: Annotated[
        bool, typer.Option("--after-done", help=_("Count the repeat from the day it is done."))
    ] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help=_("Never ask which of several."))] = False,
) -> None:
    """Write a follow-up; it stays until it is done or dropped."""
    if after_done and not every:
        raise WrongUsageError(_("--after-done needs a repeat."), _("Add --every, for example --every 2w."))
    plan = PlanFollowUp(
        own_name(what, field=_("follow-up"), limit=2000),
        parse_when(when, desk().today),
        parse_repeat(every) if every else None,
        after_done,
    )
    with desk().reading() as connection:
        ref = ask.client(connection, who, no_input=no_input)
        name = label(connection, ref)
    from dossier.render.words import day, weekday
    from dossier.write import touch
    from dossier.write.transaction import record_id

    with desk().writing("follow") as tx:
        row = touch.follow(tx, ref, plan)
        on = f"{weekday(plan.due_on)} {day(plan.due_on, desk().today)}"
        done = tx.say(
            _("Follow-up {ref} for {who} ({client}) on {when}: {what}.").format(
                ref=f"f{record_id(row)}", who=name, client=ref, when=on, what=plan.text
            )
            + (f" ↻ {in_words(plan.every)}" if plan.every else "")
        )
    desk().say(done, _("Next: dossier done {ref}").format(ref=f"f{record_id(row)}"))
    if plan.due_on < desk().today:
        desk().talk(_("That day is past: it stands as overdue."))
