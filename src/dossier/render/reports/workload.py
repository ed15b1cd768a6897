"""The page of our work: a bar for each week with what was done in it, and how fast each side answers."""

from collections.abc import Iterator

from dossier.i18n import _, ngettext
from dossier.records.agenda.reminding import SOURCES
from dossier.records.reports.workload import Answers, Wait, Workload, WorkWeek
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, Section, Table, command, joined, line
from dossier.render.reports.bars import bar, sparkline
from dossier.render.reports.figures import heading, rest, within
from dossier.render.words import Setting, day
from dossier.values.period import Period

BAR = 6
"""Cells of the longest bar: a week has ten columns beside it."""
DAY = 24
"""Hours from which on working days say enough."""
NAMED = 10
"""Clients who wait that are named."""


def workload_page(found: Workload, period: Period, setting: Setting) -> Page:
    """Return the page: how fast we answer in a sentence, the weeks, the answers by week, and who waits."""
    weeks = ngettext("{n} week", "{n} weeks", len(found.weeks)).format(n=len(found.weeks))
    title = heading(_("Workload"), weeks, within(period), ours=True)
    sections = [
        Section(_("Week by week"), (_weeks(found, setting),), "weeks"),
        Section(_("Answers in working days"), (Pairs(tuple(_sparks(found))), _answers(found, setting)), "answers"),
    ]
    if found.waiting:
        rows = [_waits(each, setting) for each in found.waiting[:NAMED]]
        rows += [Pair("", each) for each in rest(len(found.waiting) - NAMED, "workload")]
        sections.append(Section(_("Wait for our answer"), (Pairs(tuple(rows)),), "waiting"))
    return Page(title, (Lines(tuple(_head(found, setting))),), tuple(sections))


def _head(found: Workload, setting: Setting) -> Iterator[Line]:
    some = _("We answered {n} messages, half of them {when}.")
    some = _("We answered one message, {when}.") if found.ours.answered == 1 else some
    yield from _side(found.ours, some, _("We have answered no message in this time."))
    if (slowest := found.ours.slowest) is not None:
        words = _("The slowest of our answers took {days}: {name}, whose message came {day}.")
        told = words.format(days=_working(slowest.days), name=slowest.name, day=day(slowest.came_on, setting.today))
        yield line(Piece(told, "warn"))
    some = _("They answered {n} letters, half of them {when}.")
    some = _("They answered one letter, {when}.") if found.theirs.answered == 1 else some
    yield from _side(found.theirs, some, _("They have answered no letter in this time."))
    if found.answers_since is not None:
        words = _("There are too many touches to look at all answers: those since {day} are.")
        yield line(Piece(words.format(day=day(found.answers_since, setting.today)), "muted"))


def _side(answers: Answers, some: str, none: str) -> Iterator[Line]:
    if answers.days is None:
        yield line(Piece(none, "muted"))
        return
    when = _("on the same day") if answers.days == 0 else _("within {days}").format(days=_working(answers.days))
    yield line(some.format(n=answers.answered, when=when))
    if answers.hours is not None and answers.hours < DAY:
        hours = _("in less than an hour") if answers.hours < 1 else _("within {n} h").format(n=f"{answers.hours:g}")
        yield line(Piece(_("Of {n} the hours are kept: half {when}.").format(n=answers.timed, when=hours), "muted"))


def _working(days: int) -> str:
    return ngettext("{n} working day", "{n} working days", days).format(n=days)


def _weeks(found: Workload, setting: Setting) -> Table:
    headings = (
        _("week"),
        "",
        _("in"),
        _("out"),
        _("calls"),
        _("met"),
        _("samples"),
        _("quotes"),
        _("orders"),
        _("done"),
        _("left"),
    )
    most = max(sum(each[1:5]) for each in found.weeks)
    rows = tuple(
        (
            line(day(each.first, setting.today)), bar(sum(each[1:5]), most, BAR), *(_count(number) for number in each[1:9]),
            line(Piece(str(each.left), "warn" if each.left else "muted")),
        )
        for each in found.weeks
    )  # fmt: skip
    return Table(headings, rows, frozenset(range(2, len(headings))))


def _count(number: int) -> Line:
    return line(Piece(str(number), "" if number else "muted"))


def _sparks(found: Workload) -> Iterator[Pair]:
    for words, sides in (
        (_("we"), [each.ours for each in found.weeks]),
        (_("they"), [each.theirs for each in found.weeks]),
    ):
        yield Pair(words, sparkline([each.days if each else None for each in sides]))


def _answers(found: Workload, setting: Setting) -> Table:
    headings = (
        _("week"), _("ours"), _("half in"), _("slowest"), _("with"), _("unanswered"), _("theirs"), _("half in"),
    )  # fmt: skip
    rows = tuple(_week(each, setting) for each in found.weeks)
    return Table(headings, rows, frozenset({1, 2, 3, 5, 6, 7}))


def _week(each: WorkWeek, setting: Setting) -> tuple[Line, ...]:
    first, ours, theirs = line(day(each.first, setting.today)), each.ours, each.theirs
    if ours is None or theirs is None:
        return first, *(line(Piece("–", "muted")) for _column in range(7))
    return (
        first, _count(ours.answered), line(_days(ours.days)), line(_days(ours.slowest.days if ours.slowest else None)),
        line(ours.slowest.name if ours.slowest else "–"), line(Piece(str(ours.unanswered), "warn" if ours.unanswered else "muted")),
        _count(theirs.answered), line(_days(theirs.days)),
    )  # fmt: skip


def _days(days: int | None) -> str:
    return "–" if days is None else _("{n} d").format(n=days)


def _waits(each: Wait, setting: Setting) -> Pair:
    since = _("since {day}").format(day=day(each.came_on, setting.today))
    act = Piece("  " + command(SOURCES["inquiry"].command.format(client=each.ref)).text, "accent")
    return Pair(each.ref, (*joined((line(Piece(each.name, "strong")), since, _working(each.days))), act))
