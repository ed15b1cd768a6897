"""What passed between a client and us: a touch, and what comes next."""

import sqlite3
from datetime import date
from typing import NamedTuple

from dossier.app.advice.objections import AT_TABLE, against
from dossier.app.agenda import aims, closing, hours
from dossier.app.agenda.cadence import cadence_for
from dossier.app.answer import Answer
from dossier.app.find import archived, named, several
from dossier.app.session import Session
from dossier.errors import InvalidValueError, TooLongError, UnknownWordError, WrongUsageError
from dossier.i18n import _
from dossier.read.find.archived import hidden_with
from dossier.read.find.who import Match, label, open_deals_of
from dossier.records.agenda.agenda import TOUCHES
from dossier.records.proposals import LogTouch, PlanFollowUp
from dossier.records.reading import NOTE_LIMIT, choice_code
from dossier.records.ref import Ref
from dossier.values.hour import split_hour
from dossier.values.listed import aside, headed
from dossier.values.when import parse_when

_BOTH_WAYS = {"call", "meeting", "visit", "fair"}


class Touch(NamedTuple):
    """A touch as it is told; the channel and the day are words."""

    text: str
    by: str = "note"
    came_in: bool = False
    went_out: bool = False
    subject: str | None = None
    topics: tuple[str, ...] = ()
    on: str | None = None
    end: str | None = None
    """What a talk came to: reached, least or no."""


class NextStep(NamedTuple):
    """What is to be done next, as it is told; without a day nothing is."""

    when: str | None = None
    todo: str | None = None


NOTHING = NextStep()


class _Plan(NamedTuple):
    """What is to be written of one client, and what is to be said of it."""

    ref: Ref
    name: str
    days: int | None
    next: PlanFollowUp | None
    about: Match | None
    careful: tuple[str, ...]
    closing: closing.Closing

    @property
    def deal(self) -> int | None:
        """Return the number of the deal that the touch is about."""
        return self.about.ref.id if self.about else None


def log(session: Session, whom: several.Whom, touch: Touch, then: NextStep = NOTHING) -> Answer:
    """Write a touch with one client or with each of several, start the cadence anew, and plan the next step if asked to."""
    told, end = checked(session, touch), aims.read_end(touch.end)
    _checked_step(session, then)
    with session.reading() as connection:
        refs = several.meant(session, whom, lambda text: named.client(session, connection, text))
        plans = [_planned(session, connection, ref, told, then, end) for ref in refs]
    names = [plan.name + aside(str(plan.ref)) for plan in plans]
    several.sure(session, whom, names, lambda who: _("Log “{text}” for {who}?").format(text=touch.text[:60], who=who))
    plans = [plan._replace(closing=closing.asked(session, plan.closing)) for plan in plans]
    from dossier.write.contact import touch as write
    from dossier.write.transaction import record_id

    said: list[str] = []
    done: list[str] = []
    number = ""
    with session.writing("log") as tx:
        for plan in plans:
            entry = record_id(write.log(tx, plan.ref, told, plan.days, deal_id=plan.deal))
            number = f"l{entry}"
            planned = f"f{record_id(write.follow(tx, plan.ref, plan.next))}" if plan.next else None
            done.append(_sentence(session, plan.name, str(plan.ref), told, number))
            said += (done[-1], *belongs_to(plan.about), *_planned_words(session, planned, plan.next))
            said += closing.written(tx, plan.closing, plan.name, entry)
        tx.say(several.in_history(done))
    notes = dict.fromkeys(note for plan in plans for note in (
        *overdue(plan.next, session.today), *plan.careful, *closing.left(session, plan.ref, plan.closing)
    ))  # fmt: skip
    alone = plans[0] if len(plans) == 1 else None
    following = " ".join(("dossier follow", str(alone.ref), "+3d", _("WHAT"))) if alone and alone.next is None else None
    return Answer(tuple(said), ref=number if alone else None, next=following, written=True, notes=tuple(notes))


def _planned(
    session: Session, connection: sqlite3.Connection, ref: Ref, told: LogTouch, then: NextStep, end: str | None
) -> _Plan:
    following = step(session, connection, ref, then, _("follow up"))
    careful = against(session, connection, ref, told.text, only=AT_TABLE)
    careful += against(session, connection, ref, following.text if following else None)
    away = archived.remark(connection, hidden_with(connection, ref), session.today)
    careful += (away,) if away else ()
    about = one_open_deal(connection, ref, told)
    name = label(connection, ref)
    closes = closing.met(connection, ref, name, told, end)
    return _Plan(ref, name, cadence_for(session, connection, ref, told), following, about, careful, closes)


def _planned_words(session: Session, ref: str | None, plan: PlanFollowUp | None) -> tuple[str, ...]:
    if plan is None:
        return ()
    when = hours.Planned(plan.due_on, plan.at).told(session.today)
    return (_("Follow-up {ref} on {when}: {what}.").format(ref=ref, when=when, what=plan.text),)


def one_open_deal(connection: sqlite3.Connection, ref: Ref, told: LogTouch) -> Match | None:
    """Return the one open deal of a client that a touch belongs to; None for a note, and where there are several."""
    if ref.letter == "d" or (told.channel == "note" and told.direction == "both"):
        return None
    found = open_deals_of(connection, ref)
    return found[0] if len(found) == 1 else None


def belongs_to(deal: Match | None) -> tuple[str, ...]:
    """Return the sentence that a touch was counted to a deal, or nothing."""
    return (
        (_("It belongs to {deal} ({ref}), their one open deal.").format(deal=deal.name, ref=deal.ref),) if deal else ()
    )


def overdue(plan: PlanFollowUp | None, today: date) -> tuple[str, ...]:
    """Return a remark on a next step whose day is past."""
    past = plan is not None and plan.due_on < today
    return (_("That day is past: it stands as overdue."),) if past else ()


def _checked_step(session: Session, then: NextStep) -> None:
    """Raise WrongUsageError for what is to be done without a day, and InvalidValueError for no day."""
    if then.todo and not then.when:
        raise WrongUsageError(_("--todo needs the day."), _("Add --next WHEN, for example --next +3d."))
    if then.when:
        parse_when(split_hour(then.when)[0] or "today", session.today)


def step(
    session: Session, connection: sqlite3.Connection, client: Ref | None, then: NextStep, otherwise: str
) -> PlanFollowUp | None:
    """Return the follow-up that a next step stands for; `otherwise` is what to do where that is not said."""
    _checked_step(session, then)
    if not then.when:
        return None
    when = hours.planned(session, connection, client, then.when)
    return PlanFollowUp(then.todo or otherwise, when.on, at=when.at)


def checked(session: Session, touch: Touch) -> LogTouch:
    """Return the touch that is told; raises WrongUsageError or InvalidValueError."""
    channel = choice_code(TOUCHES, touch.by)
    if channel is None:
        raise UnknownWordError(_("“{text}” is no kind of touch.").format(text=touch.by[:40]), touch.by, TOUCHES)
    if touch.came_in and touch.went_out:
        raise WrongUsageError(_("A touch came in or went out."), _("Leave one of --in and --out away."))
    if not touch.text.strip():
        raise InvalidValueError(_("There is nothing to log."), _("Type in a few words what was said."))
    if len(touch.text) > NOTE_LIMIT:
        raise TooLongError(_("text"), NOTE_LIMIT)
    on = _day(session, touch.on)
    moment = session.now if on == session.today else None
    return LogTouch(touch.text, channel, _direction(touch, channel), on, moment, touch.subject, touch.topics)


def _day(session: Session, text: str | None) -> date:
    on = parse_when(text, session.today, past=True) if text else session.today
    if on > session.today:
        raise InvalidValueError(
            _("A touch cannot be logged on a day to come."), _("Plan it: dossier follow WHO WHEN WHAT")
        )
    return on


def _direction(touch: Touch, channel: str) -> str:
    """Return which way a touch went; a note is nobody's word unless it is said to have come in or gone out."""
    if touch.came_in or touch.went_out:
        return "in" if touch.came_in else "out"
    return "both" if channel in _BOTH_WAYS or channel == "note" else "out"


def _sentence(session: Session, name: str, ref: str, told: LogTouch, number: str) -> str:
    from dossier.render.parts import shortened
    from dossier.render.words import choice, day

    arrow = {"in": "←", "out": "→"}.get(told.direction, "↔")
    when = "" if told.on_date == session.today else f"{day(told.on_date, session.today)} "
    what = f"{when}{arrow} {headed(choice(TOUCHES, told.channel), shortened(told.text, 120))}"
    return _("Logged {number} for {who} ({ref}): {what}").format(number=number, who=name, ref=ref, what=what)
