"""What is to be done with a client: planned, done, moved to a later day, given up."""

from datetime import date
from typing import NamedTuple

from dossier.app.agenda.cadence import cadence_for
from dossier.app.agenda.open_items import Item, open_item
from dossier.app.agenda.touches import NOTHING, NextStep, Touch, checked, step
from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import _
from dossier.read.find.who import label
from dossier.records.proposals import PlanFollowUp
from dossier.records.reading import own_name
from dossier.values.repeat import in_words, next_day, parse_repeat
from dossier.values.when import parse_when


class FollowUp(NamedTuple):
    """A follow-up as it is asked for; the day and the repeat are words."""

    who: str
    when: str
    what: str
    every: str | None = None
    after_done: bool = False


def follow(session: Session, request: FollowUp) -> Answer:
    """Plan something to do with a client; it stays until it is done or dropped."""
    if request.after_done and not request.every:
        raise WrongUsageError(_("--after-done needs a repeat."), _("Add --every, for example --every 2w."))
    plan = PlanFollowUp(
        own_name(request.what, field=_("follow-up"), limit=2000),
        parse_when(request.when, session.today),
        parse_repeat(request.every) if request.every else None,
        request.after_done,
    )
    with session.reading() as connection:
        ref = named.client(session, connection, request.who)
        name = label(connection, ref)
    from dossier.render.words import day, weekday
    from dossier.write.contact import touch
    from dossier.write.transaction import record_id

    with session.writing("follow") as tx:
        planned = f"f{record_id(touch.follow(tx, ref, plan))}"
        on = f"{weekday(plan.due_on)} {day(plan.due_on, session.today)}"
        words = _("Follow-up {ref} for {who} ({client}) on {when}: {what}.")
        done = tx.say(
            words.format(ref=planned, who=name, client=ref, when=on, what=plan.text)
            + (f" ↻ {in_words(plan.every)}" if plan.every else "")
        )
    past = (_("That day is past: it stands as overdue."),) if plan.due_on < session.today else ()
    return Answer((done,), ref=planned, next=f"dossier done {planned}", written=True, notes=past)


def snooze(session: Session, ref: str, when: str) -> Answer:
    """Move an open follow-up or promise to a later day; it stays open."""
    due = parse_when(when, session.today)
    if due <= session.today:
        raise InvalidValueError(
            _("Snooze to a day to come."), _("For example: dossier snooze {ref} +3d").format(ref=ref)
        )
    with session.reading() as connection:
        item = open_item(session, connection, ref)
    from dossier.render.words import day, weekday
    from dossier.write import record

    with session.writing("snooze") as tx:
        record.change(tx, item.ref, {"due_on": due})
        before = day(item.due_on, session.today) or _("no date")
        after = f"{weekday(due)} {day(due, session.today)}"
        words = _("Moved {ref} ({who}: {what}) from {before} to {after}.")
        done = tx.say(words.format(ref=item.ref, who=item.who, what=item.text, before=before, after=after))
    return Answer((done,), ref=str(item.ref), next="dossier remind", written=True)


def drop(session: Session, ref: str, why: str | None) -> Answer:
    """Close a follow-up or promise without doing it; the reason stays in the history."""
    reason = (why or "").strip()
    if not reason:
        raise WrongUsageError(_("Dropping needs a reason."), _('Add --why "…", so that you know it next year.'))
    with session.reading() as connection:
        item = open_item(session, connection, ref)
    from dossier.write import record

    with session.writing("drop") as tx:
        values = {"state": "dropped", "closed_on": tx.today} | ({"why": why} if item.ref.letter == "f" else {})
        record.change(tx, item.ref, values)
        words = _("Dropped {ref} ({who}: {what}): {why}.")
        done = tx.say(words.format(ref=item.ref, who=item.who, what=item.text, why=reason.rstrip(".")))
    return Answer((done,), ref=str(item.ref), next="dossier remind", written=True)


def finish(session: Session, ref: str, touch: Touch | None = None, then: NextStep = NOTHING) -> Answer:
    """Close a follow-up or promise and log the touch, if there was one; a repeating one moves on to its next day."""
    told = checked(session, touch) if touch is not None else None
    with session.reading() as connection:
        item = open_item(session, connection, ref)
        days = cadence_for(session, connection, item.client) if item.client else None
    plan = step(session, then, item.text)
    repeated = _next_repeat(session, item) if item.every else None
    from dossier.write import record
    from dossier.write.contact import touch as write

    with session.writing("done") as tx:
        if item.ref.letter == "m":
            record.change(tx, item.ref, {"state": "kept", "closed_on": tx.today})
        else:
            write.finish(tx, item.ref.id, repeated)
        if told is not None and item.client is not None:
            write.log(tx, item.client, told, days)
        if plan is not None and item.client is not None:
            write.follow(tx, item.client, plan)
        done = tx.say(_finished(session, item, repeated, plan, logged=told is not None))
    return Answer((done,), ref=str(item.ref), next="dossier remind" if item.client else None, written=True)


def _next_repeat(session: Session, item: Item) -> date:
    start = session.today if item.after_done else item.first_due_on
    after = session.today if item.after_done or not item.due_on else max(item.due_on, session.today)
    return next_day(item.every or "", start or session.today, after)


def _finished(session: Session, item: Item, repeated: date | None, plan: PlanFollowUp | None, *, logged: bool) -> str:
    from dossier.render.words import day

    text = _("Done {ref} ({who}): {what}").format(ref=item.ref, who=item.who, what=item.text)
    if logged:
        text += "; " + _("logged")
    if repeated is not None:
        text += "; " + _("comes again on {when}").format(when=day(repeated, session.today))
    if plan is not None:
        text += "; " + _("next on {when}: {what}").format(when=day(plan.due_on, session.today), what=plan.text)
    return text + "."
