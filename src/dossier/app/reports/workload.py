"""The report on our work by week, and on how fast we answer and are answered."""

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from dossier.advice.agenda import workload as judge
from dossier.advice.reckoning import answers
from dossier.app.answer import Answer
from dossier.app.reports.asked import Asked, reading
from dossier.app.session import Session
from dossier.errors import OwnEyesError
from dossier.i18n import _
from dossier.read.reports import workload as read
from dossier.records.listing import Listing
from dossier.records.reports.workload import Answered, Workload, WorkWeek
from dossier.render.reports.workload import workload_page
from dossier.values.period import WHOLE
from dossier.values.workdays import WorkDays

ANSWERED_WITHIN = 92
"""Days after a period in which an answer to a message of it is looked for."""
COLUMNS = (*WorkWeek._fields[:-2], "answered", "answer_days", "answer_hours", "slowest_days", "slowest", "unanswered",
           "they_answered", "their_days")  # fmt: skip


def workload(session: Session, asked: Asked) -> Answer:
    """Return the report, of the last twelve weeks where no period is asked for; raises OwnEyesError if that is to be shared."""
    if asked.share:
        raise OwnEyesError(_("How much we work, and how fast, is for our own eyes"))
    with reading(session, asked) as connection:
        told = _told(session, connection, asked)
    rows = tuple(map(_row, told.weeks))
    is_empty = not any(any(each[1:-2]) for each in told.weeks)
    return Answer(
        page=lambda: workload_page(told, asked.period, session.setting()),
        shape=told._asdict,
        table=lambda: Listing("workload", COLUMNS, rows, len(rows)),
        notes=(asked.nothing(_("Nothing was logged in the last twelve weeks: dossier log WHO")),) if is_empty else (),
        empty=is_empty,
    )


def _told(session: Session, connection: sqlite3.Connection, asked: Asked) -> Workload:
    today = session.today
    last = min(asked.period.end or today, today)
    first = asked.period.start or read.begins(connection) or last
    if asked.period == WHOLE:
        first = judge.monday(last) - timedelta(7 * (judge.WEEKS - 1))
    since, talk = read.talk(connection, first, min(last + timedelta(ANSWERED_WITHIN), today))
    asked_of_us, asked_of_them = ([each for each in side if each.came_on <= last] for side in answers.both_sides(talk))
    waiting = read.waiting(connection, today)
    people = read.people(
        connection, {*(each.who for each in (*asked_of_us, *asked_of_them)), *(who for who, _on in waiting)}
    )
    ours, theirs = _calendars(session, connection, first, people)
    mine, other = answers.measured(asked_of_us, lambda _who: ours), answers.measured(asked_of_them, theirs)

    def name(who: int) -> str:
        return people[who][0] if who in people else ""

    counted = judge.Counted(
        read.touched(connection, first, last), read.sent(connection, first, last), read.ended(connection, first, last)
    )
    return Workload(
        judge.weeks(first, last, counted, judge.Talked(mine, other, name, since)), answers.summed(mine, name), answers.summed(other, name),
        tuple(answers.wait(Answered(who, on, None), ours.between(on, today), name) for who, on in waiting if who in people), since,
    )  # fmt: skip


def _calendars(
    session: Session, connection: sqlite3.Connection, first: date, people: dict[int, tuple[str, str | None]]
) -> tuple[WorkDays, Callable[[int], WorkDays]]:
    """Return our working days, and those of each client by their country."""
    from dossier.app.agenda.calendars import calendars

    worked = cache(calendars(connection, session.today, first))
    return worked(str(session.settings.get("me.country")).upper()), lambda who: worked(
        people[who][1] if who in people else None
    )


def _row(each: WorkWeek) -> tuple[str | int | None, ...]:
    ours, theirs = each.ours, each.theirs
    if ours is None or theirs is None:
        return (str(each.first), *each[1:-2], *(None for _name in COLUMNS[len(each) - 2 :]))
    slowest = ours.slowest
    return (
        str(each.first), *each[1:-2], ours.answered, ours.days, None if ours.hours is None else str(ours.hours),
        slowest.days if slowest else None, slowest.name if slowest else None, ours.unanswered, theirs.answered, theirs.days,
    )  # fmt: skip
