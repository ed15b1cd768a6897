"""What is to be done with a client: planned, done, moved to a later day, given up."""

import shlex
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dossier.app.advice.objections import AT_TABLE, against
from dossier.app.agenda import hours
from dossier.app.agenda.cadence import cadence_for
from dossier.app.agenda.open_items import Item, open_items
from dossier.app.agenda.planning import talk_remark
from dossier.app.agenda.touches import NOTHING, NextStep, Touch, checked, overdue, step
from dossier.app.answer import Answer, only_tried
from dossier.app.find import named
from dossier.app.find.several import Whom, in_history
from dossier.app.session import Session
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import _
from dossier.read.find.who import label
from dossier.records.proposals import LogTouch, PlanFollowUp
from dossier.records.reading import own_name
from dossier.records.ref import read_ref
from dossier.values.hour import split_hour
from dossier.values.listed import strung
from dossier.values.repeat import in_words, next_day, parse_repeat
from dossier.values.when import parse_when

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction


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
    what = own_name(request.what, field=_("follow-up"), limit=2000)
    every = parse_repeat(request.every) if request.every else None
    _check_order(session, request)
    with session.reading() as connection:
        ref = named.client(session, connection, request.who)
        when = hours.planned(session, connection, ref, request.when)
        plan = PlanFollowUp(what, when.on, every, request.after_done, when.at)
        name, met = label(connection, ref), talk_remark(session, connection, ref, plan.due_on, plan.text)
        careful = against(session, connection, ref, plan.text)
    from dossier.write.contact import touch
    from dossier.write.transaction import record_id

    with session.writing("follow") as tx:
        planned = f"f{record_id(touch.follow(tx, ref, plan))}"
        words = _("Follow-up {ref} for {who} ({client}) on {when}: {what}.")
        done = tx.say(
            words.format(ref=planned, who=name, client=ref, when=when.told(session.today), what=what)
            + (f" ↻ {in_words(plan.every)}" if plan.every else "")
        )
    notes = (*overdue(plan, session.today), *careful)
    said = (done, met) if met else (done,)
    return Answer(said, ref=planned, next=f"dossier done {planned}", written=True, notes=notes)


def _check_order(session: Session, request: FollowUp) -> None:
    """Raise InvalidValueError where the day is none; it says so if the day stands behind the text."""
    try:
        parse_when(split_hour(request.when)[0] or "today", session.today)
    except InvalidValueError as error:
        with suppress(InvalidValueError):
            parse_when(split_hour(request.what)[0], session.today)
            words = _("The day stands before the text: {command}")
            error.way_out = words.format(command=shlex.join(("dossier", "follow", *request[:3:2], request.when)))
        raise


def snooze(session: Session, whom: Whom, dry_run: bool = False) -> Answer:
    """Move open follow-ups or promises to a later day; they stay open. The refs stand first, the day after them."""
    words = whom.words
    count = next(
        (at for at, word in enumerate(words) if at and not all(map(read_ref, named.listed([word])))), len(words)
    )
    if count == len(words):
        raise WrongUsageError(_("Say to which day."), _("For example: dossier snooze {ref} +3d").format(ref=words[0]))
    later = " ".join(words[count:])
    parse_when(split_hour(later)[0] or "today", session.today)
    with session.reading() as connection:
        ask = None if dry_run else partial(_sentence, _("Move {who} to {when}?"), when=later)
        items = open_items(session, connection, whom._replace(words=words[:count]), ask)
        days = [hours.planned(session, connection, item.client, later) for item in items]
    if any((due.on, due.at or "") <= (session.today, f"{session.now:%H:%M}") for due in days):
        raise InvalidValueError(
            _("Snooze to a day or an hour to come."), _("For example: dossier snooze {ref} +3d").format(ref=words[0])
        )
    from dossier.render.words import day
    from dossier.write import record

    said = []
    with session.writing("snooze", only_try=dry_run) as tx:
        for item, due in zip(items, days, strict=True):
            record.change(tx, item.ref, {"due_on": due.on} | ({"at": due.at} if due.at else {}))
            before = day(item.due_on, session.today) or _("no date")
            after = due.told(session.today)
            sentence = _("Moved {ref} ({who}: {what}) from {before} to {after}.")
            said.append(sentence.format(ref=item.ref, who=item.who, what=item.text, before=before, after=after))
        tx.say(in_history(said))
    return _closed(said, items, dry_run)


def drop(session: Session, whom: Whom, why: str | None, dry_run: bool = False) -> Answer:
    """Close follow-ups or promises without doing them; the reason stays in the history."""
    reason = (why or "").strip()
    if not reason:
        raise WrongUsageError(_("Dropping needs a reason."), _('Add --why "…", so that you know it next year.'))
    with session.reading() as connection:
        items = open_items(session, connection, whom, None if dry_run else partial(_sentence, _("Drop {who}?")))
    said: list[str] = []
    with session.writing("drop", only_try=dry_run) as tx:
        said += [give_up(tx, item, reason) for item in items]
        tx.say(in_history(said))
    return _closed(said, items, dry_run)


def give_up(tx: "Transaction", item: Item, why: str) -> str:
    """Close a follow-up or promise without doing it, and return the sentence that says so."""
    from dossier.write import record

    values = {"state": "dropped", "closed_on": tx.today} | ({"why": why} if item.ref.letter == "f" else {})
    record.change(tx, item.ref, values)
    sentence = _("Dropped {ref} ({who}: {what}): {why}.")
    return sentence.format(ref=item.ref, who=item.who, what=item.text, why=why.rstrip("."))


def _sentence(question: str, who: str, **more: str) -> str:
    return question.format(who=who, **more)


def _closed(said: Sequence[str], items: Sequence[Item], dry_run: bool) -> Answer:
    if dry_run:
        return only_tried(said)
    ref = str(items[0].ref) if len(items) == 1 else None
    following = "dossier remind" if any(item.client for item in items) else None
    return Answer(tuple(said), ref=ref, next=following, written=True)


def finish(
    session: Session, whom: Whom, touch: Touch | None = None, then: NextStep = NOTHING, dry_run: bool = False
) -> Answer:
    """Close follow-ups or promises; a repeating one moves on to its next day.

    The touch, if there was one, is logged once a client.
    """
    told = checked(session, touch) if touch is not None else None
    with session.reading() as connection:
        items = open_items(
            session, connection, whom, None if dry_run else partial(_sentence, _("Mark as done: {who}?"))
        )
        days = {item.client: cadence_for(session, connection, item.client, told) for item in items if item.client}
        careful = _careful(session, connection, items, told, then)
        plans = [step(session, connection, item.client, then, item.text) for item in items]
    said = []
    with session.writing("done", only_try=dry_run) as tx:
        untold = dict(days)
        for item, plan in zip(items, plans, strict=True):
            logged = told if item.client in untold else None
            outcome = Outcome(logged, untold.pop(item.client, None) if item.client else None, plan)
            said.append(_finish(tx, session, item, outcome))
        tx.say(in_history(said))
    notes = next((late for plan in plans if (late := overdue(plan, session.today))), ())
    return _closed(said, items, dry_run)._replace(notes=(*notes, *careful))


def _careful(
    session: Session, connection: sqlite3.Connection, items: Sequence[Item], told: LogTouch | None, then: NextStep
) -> tuple[str, ...]:
    """Return what the touch and the next step run against, of every client once."""
    said: list[str] = []
    for client in dict.fromkeys(item.client for item in items):
        said += against(session, connection, client, told.text if told else None, only=AT_TABLE)
        said += against(session, connection, client, then.todo)
    return tuple(dict.fromkeys(said))


class Outcome(NamedTuple):
    """What is written beside something done: the touch with the client's cadence in days, and the next step."""

    told: LogTouch | None
    days: int | None
    plan: PlanFollowUp | None


def _finish(tx: "Transaction", session: Session, item: Item, outcome: Outcome) -> str:
    """Close one follow-up or promise and return the sentence that says so."""
    from dossier.write import record
    from dossier.write.contact import touch as write

    repeated = _next_repeat(session, item) if item.every else None
    told, days, plan = outcome
    if item.ref.letter == "m":
        record.change(tx, item.ref, {"state": "kept", "closed_on": tx.today})
    else:
        write.finish(tx, item.ref.id, repeated)
    if told is not None and item.client is not None:
        write.log(tx, item.client, told, days)
    if plan is not None and item.client is not None:
        write.follow(tx, item.client, plan)
    return _finished(session, item, repeated, plan, logged=told is not None)


def _next_repeat(session: Session, item: Item) -> date:
    start = session.today if item.after_done else item.first_due_on
    after = session.today if item.after_done or not item.due_on else max(item.due_on, session.today)
    return next_day(item.every or "", start or session.today, after)


def _finished(session: Session, item: Item, repeated: date | None, plan: PlanFollowUp | None, *, logged: bool) -> str:
    from dossier.render.words import day

    said = [_("Done {ref} ({who}): {what}").format(ref=item.ref, who=item.who, what=item.text)]
    if logged:
        said.append(_("logged"))
    if repeated is not None:
        said.append(_("comes again on {when}").format(when=day(repeated, session.today)))
    if plan is not None:
        when = f"{day(plan.due_on, session.today)} {plan.at or ''}".strip()
        said.append(_("next on {when}: {what}").format(when=when, what=plan.text))
    return _("{words}.").format(words=strung(said))
