"""A year together with a firm, for her and for them: figures of the book alone."""

from datetime import date, timedelta

from dossier.advice.reckoning import answers
from dossier.advice.reckoning import year as judge
from dossier.app.agenda.calendars import calendars
from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.reports.asked import told_period
from dossier.app.reports.workload import ANSWERED_WITHIN
from dossier.app.session import Session
from dossier.read import dossier as firms
from dossier.read.reports import year as read
from dossier.records.reports.workload import Answered, Answers
from dossier.records.reports.year import Year
from dossier.values.period import Period
from dossier.values.workdays import WorkDays


def year(session: Session, firm: str, when: str | None = None) -> Answer:
    """Return the page of a year with a firm; where others see it, without what is theirs to answer for.

    Raises InvalidValueError for a time without a first day or one that is yet to come, NoFirmError for a person without a firm.
    """
    period = told_period(when, session.today, "year")
    with session.reading() as connection:
        ref = named.company(session, connection, firm)
        found = named.there(firms.of_company(connection, ref.id), ref, ref.kind.label)
        first, last = period.start or session.today, min(period.end or session.today, session.today)
        book = read.book(connection, ref.id, first, period.end or last)
        until = min(last + timedelta(ANSWERED_WITHIN), session.today)
        both = answers.both_sides(read.talk(connection, ref.id, first, until))
        worked = calendars(connection, session.today, first)
        days = worked(str(session.settings.get("me.country")).upper()), worked(found.country)
    ours, theirs = (_answers(side, calendar, last) for side, calendar in zip(both, days, strict=True))
    orders, cancelled = judge.ordered(book, first, last)
    sums, without = judge.sums(orders)
    loaded, without_day = judge.loadings(book, first, period.end or last, session.today)
    told = Year(
        str(ref), found.title, first, last, len(orders), sums, without, cancelled, loaded, sum(not each.days_late for each in loaded),
        without_day, judge.kept(book.promises, "ours", session.today), judge.kept(book.promises, "theirs", session.today),
        ours, theirs, judge.complaints(book, first, last), judge.line(loaded, _named(period)),
    )  # fmt: skip
    if session.public:
        told = told._replace(theirs=None, their_answers=None, cancelled=None)
    from dossier.render.reports.year import notes, year_page

    setting = session.setting()
    return Answer(page=lambda: year_page(told, setting, is_ours=not session.public), shape=told._asdict,
                  notes=notes(told, setting), empty=bool(notes(told, setting)))  # fmt: skip


def _answers(found: list[Answered], calendar: WorkDays, last: date) -> Answers:
    mine = [each for each in found if each.came_on <= last]
    return answers.summed(answers.measured(mine, lambda _who: calendar), lambda _who: "")._replace(slowest=None)


def _named(period: Period) -> str:
    """Return a whole year as its number, another time by its days."""
    first, last = period.start or date.min, period.end or date.max
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    return f"{first:%B %Y} to {last:%B %Y}"
