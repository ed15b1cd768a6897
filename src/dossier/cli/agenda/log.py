"""`dossier log`: one touch, and what comes next."""

from typing import Annotated

import typer

from dossier.app.agenda.cadence import cadence_for
from dossier.app.find import named
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_from, complete_who
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import _
from dossier.read.find.who import label
from dossier.records.kinds import TOUCHES
from dossier.records.proposals import LogTouch, PlanFollowUp
from dossier.records.reading import NOTE_LIMIT, choice_code
from dossier.values.when import parse_when

app = chapter()
_BOTH_WAYS = {"call", "meeting", "visit", "fair"}


@app.command(
    help=_("Log a touch: a mail, a call, a meeting, a note.")
    + "\n\n"
    + _('Example: dossier log anna "asked for FOB price" --by email --in --next +3d --todo "send quotation"')
)
def log(
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=_("A contact, company or deal."), autocompletion=complete_who)
    ],
    text: Annotated[str, typer.Argument(metavar="TEXT", help=_("What was said; - reads it from standard input."))],
    by: Annotated[
        str,
        typer.Option(
            help=_("email, call, chat, meeting, visit, fair, sample or note."), autocompletion=complete_from(*TOUCHES)
        ),
    ] = "note",
    came_in: Annotated[bool, typer.Option("--in", help=_("It came from the client."))] = False,
    went_out: Annotated[bool, typer.Option("--out", help=_("It went to the client."))] = False,
    subject: Annotated[str | None, typer.Option(help=_("Subject of the mail."))] = None,
    topic: Annotated[list[str] | None, typer.Option(help=_("A talking point that was used; may be repeated."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day it happened."))] = None,
    next_: Annotated[str | None, typer.Option("--next", metavar="WHEN", help=_("Follow up on this day."))] = None,
    todo: Annotated[str | None, typer.Option(help=_("What to do then."))] = None,
) -> None:
    """Write a touch, start the cadence anew, and plan the next step if asked to."""
    touch_ = proposal(text, by, came_in=came_in, went_out=went_out, subject=subject, topic=topic, on=on)
    if todo and not next_:
        raise WrongUsageError(_("--todo needs the day."), _("Add --next WHEN, for example --next +3d."))
    plan = PlanFollowUp(todo or _("follow up"), parse_when(next_, desk().today)) if next_ else None
    with desk().reading() as connection:
        ref = named.client(desk().session, connection, who)
        name, days = label(connection, ref), cadence_for(desk().session, connection, ref)
    from dossier.write.contact import touch
    from dossier.write.transaction import record_id

    with desk().writing("log") as tx:
        row = touch.log(tx, ref, touch_, days)
        planned = touch.follow(tx, ref, plan) if plan else None
        done = tx.say(sentence(name, str(ref), touch_, f"l{record_id(row)}"))
    desk().say(done)
    if plan is not None and planned is not None:
        from dossier.render.words import day, weekday

        when = f"{weekday(plan.due_on)} {day(plan.due_on, desk().today)}"
        desk().say(
            _("Follow-up {ref} on {when}: {what}.").format(ref=f"f{record_id(planned)}", when=when, what=plan.text)
        )
    else:
        desk().say(_("Next: dossier follow {ref} +3d WHAT").format(ref=ref))


def proposal(
    text: str,
    by: str,
    *,
    came_in: bool,
    went_out: bool,
    subject: str | None = None,
    topic: list[str] | None = None,
    on: str | None = None,
) -> LogTouch:
    """Return the checked touch that the options describe; raises WrongUsageError or InvalidValueError."""
    if text == "-":
        from dossier.cli.standard_input import all_bytes
        from dossier.values.charset import text_of

        text = text_of(all_bytes(), _("What was piped in")).strip()
    channel = choice_code(TOUCHES, by)
    if channel is None:
        raise WrongUsageError(
            _("“{text}” is no kind of touch.").format(text=by[:40]),
            _("Choose from: {choices}.").format(choices=", ".join(choice.code for choice in TOUCHES)),
        )
    if came_in and went_out:
        raise WrongUsageError(_("A touch came in or went out."), _("Leave one of --in and --out away."))
    if not text.strip():
        raise InvalidValueError(_("There is nothing to log."), _("Type in a few words what was said."))
    if len(text) > NOTE_LIMIT:
        raise InvalidValueError(
            _("{field} is longer than {limit} characters.").format(field=_("text"), limit=f"{NOTE_LIMIT:,}"),
            _("Keep the file beside the book and note where it lies."),
        )
    day = parse_when(on, desk().today, past=True) if on else desk().today
    if day > desk().today:
        raise InvalidValueError(
            _("A touch cannot be logged on a day to come."), _("Plan it: dossier follow WHO WHEN WHAT")
        )
    direction = "in" if came_in else "out" if went_out or channel not in _BOTH_WAYS else "both"
    if channel == "note":
        direction = "both"
    moment = desk().now if day == desk().today else None
    return LogTouch(text, channel, direction, day, moment, subject, tuple(topic or ()))


def sentence(name: str, ref: str, touch_: LogTouch, number: str) -> str:
    """Return what was logged in one sentence."""
    from dossier.render.parts import shortened
    from dossier.render.words import choice, day

    arrow = {"in": "←", "out": "→"}.get(touch_.direction, "↔")
    when = "" if touch_.on_date == desk().today else f"{day(touch_.on_date, desk().today)} "
    what = f"{when}{arrow} {choice(TOUCHES, touch_.channel)}: {shortened(touch_.text, 120)}"
    return _("Logged {number} for {who} ({ref}): {what}").format(number=number, who=name, ref=ref, what=what)
