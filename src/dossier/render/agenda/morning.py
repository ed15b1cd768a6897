"""The view of the morning: grouped, each line with who, why now, the last touch, and the command that acts."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dossier.i18n import N_, _, ngettext, pgettext
from dossier.records.agenda.agenda import Due, Reminder, Who
from dossier.records.agenda.reminding import SOURCES
from dossier.render.agenda.due_words import last_touch, whose, why
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, Section, command, joined, line
from dossier.render.words import Setting, day, weekday
from dossier.values.listed import aside, enumerated, phrased

TITLES = {
    "now": N_("Now"), "today": N_("Today"), "week": N_("The next seven days"), "later": N_("Coming up"),
    "spare": N_("When there is a moment"),
}  # fmt: skip
_MORE = {
    "now": N_("{n} now"), "today": N_("{n} today"), "week": N_("{n} in the next seven days"), "later": N_("{n} coming up"),
    "spare": N_("{n} when there is a moment"),
}  # fmt: skip


class Hints(NamedTuple):
    """What other rooms add to a line.

    The clock with the verdict on channel and hour, the channel for somebody not to be phoned, for somebody gone quiet the
    next angle, and for a visit what to prepare.
    """

    moment: Callable[[Who], str]
    written: Callable[[Who], str]
    angle: Callable[[Who], str]
    prepare: Callable[[Due], str] = lambda _due: ""


NO_HINTS = Hints(lambda _who: "", lambda _who: "", lambda _who: "")


def morning_page(
    reminders: Sequence[Reminder], hidden: Sequence[Reminder], unread: int, setting: Setting, hints: Hints = NO_HINTS,
    holidays: Section | None = None,
) -> Page:  # fmt: skip
    """Return the page of a morning; `hidden` are those there was no room for, `unread` how many were only counted.

    The holidays stand last.
    """
    today = setting.today
    title = line(Piece(f"{weekday(today)} {day(today)}", "title"))
    if not reminders:
        nothing = Lines(
            (line(Piece(_("Nothing is due. A good day to write to somebody who has gone quiet."), "good")),)
        )
        return Page(title, (nothing,), (holidays,) if holidays else ())
    head = counted(reminders, hidden, unread, setting)
    sections = []
    for group, words in TITLES.items():
        rows = tuple(_rows([each for each in reminders if each.group == group], setting, hints))
        if rows:
            sections.append(Section(_(words), (Pairs(rows),), group))
    if holidays is not None:
        sections.append(holidays)
    if hidden or unread:
        sections.append(Section(_("Left out"), (Lines((left_out(hidden, unread),)),)))
    return Page(head, (), tuple(sections))


def counted(shown: Sequence[Reminder], hidden: Sequence[Reminder], unread: int, setting: Setting) -> Line:
    """Return the day, how much there is to do, and how much of it is late."""
    today = setting.today
    number = len(shown) + len(hidden) + unread
    late = sum(1 for each in (*shown, *hidden) if each.group == "now")
    return joined(
        (
            line(Piece(f"{weekday(today)} {day(today)}", "title")),
            ngettext("{n} thing to do", "{n} things to do", number).format(n=number),
            line(Piece(_("{n} overdue or waiting").format(n=late), "bad")) if late else "",
        )
    )


def left_out(hidden: Sequence[Reminder], unread: int, holidays: int = 0) -> Line:
    """Return how much there was no room for, under which headings, and the command that shows all of it."""
    counts = Counter(each.group for each in hidden)
    parts = [_(words).format(n=counts[group]) for group, words in _MORE.items() if counts[group]]
    if holidays:
        parts.append(ngettext("{n} holiday", "{n} holidays", holidays).format(n=holidays))
    if unread:
        parts.append(_("{n} not even read").format(n=unread))
    number = len(hidden) + unread + holidays
    said = _("… and {n} more ({parts})").format(n=number, parts=phrased(parts))
    return line(Piece(said, "warn"), Piece("  "), command("dossier remind --all"))


def _rows(group: Sequence[Reminder], setting: Setting, hints: Hints) -> Iterator[Pair]:
    """Yield the lines of one heading; what else is due for the same client stands under its first line."""
    done: set[str] = set()
    for each in group:
        if each.due.ref + each.due.kind in done:
            continue
        same = [other for other in group if other is not each and each.who.name and _client(other) == _client(each)]
        done |= {other.due.ref + other.due.kind for other in (each, *same)}
        yield from _first(each, setting, hints)
        for other in same:
            yield Pair(
                other.due.ref,
                line(Piece("+ ", "muted"), *why(other, setting), Piece("  "), command(typed(other, hints))),
            )


def _client(each: Reminder) -> tuple[int | None, int | None, str]:
    return each.who.contact_id, each.who.company_id, each.who.name


def _first(each: Reminder, setting: Setting, hints: Hints) -> Iterator[Pair]:
    source = SOURCES.get(each.due.kind)
    act = line(command(typed(each, hints)))
    spare = (Piece("  "), *act) if source is not None and source.spare else ()
    yield Pair(each.due.ref, line(*whose(each.who, setting), Piece("  "), *why(each, setting), *spare))
    if spare:
        return
    moment = hints.moment(each.who) if source and (source.touch or each.due.kind == "inquiry") else ""
    angle = hints.angle(each.who) if each.due.kind == "quiet" else hints.prepare(each.due)
    told = (
        line(Piece(angle, "good")) if angle else line(Piece(last_touch(each.who, setting), "muted")),
        line(Piece(moment, "muted")),
        act,
    )
    yield Pair("", joined(told, "  "))


def typed(each: Reminder, hints: Hints) -> str:
    """Return the command that acts, with a written channel where the client is not to be phoned."""
    by = hints.written(each.who) if "--by call" in each.command else ""
    return each.command.replace("--by call", f"--by {by}") if by else each.command


def weight_section(each: Reminder, off: str) -> Section:
    """Return why a reminder stands where it stands: its source, the rule behind it, and the parts of its weight.

    `off` is the command that switches the source off.
    """
    source = SOURCES[each.due.kind]
    parts = joined((line(_(part.reason), Piece(f" {part.points:+d}", "strong")) for part in each.parts), " · ")
    rows = [
        Pair(_("source"), line(_(source.label), Piece(aside(each.due.kind), "muted"))),
        Pair(_("why"), line(_(source.why))),
        Pair(pgettext("points", "weight"), line(*parts, Piece(f" = {each.score}", "strong"))),
        Pair(_("stands under"), line(_(TITLES[each.group]))),
        Pair(_("switch off"), line(Piece(off, "accent"))),
    ]
    if source.settings:
        rows.insert(-1, Pair(_("threshold"), line(Piece(enumerated(source.settings), "accent"))))
    return Section("", (Pairs(tuple(rows)),))
