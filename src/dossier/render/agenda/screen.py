"""The morning on one screen: each thing in one line, what is late first, the holidays last."""

from collections.abc import Iterator, Sequence

from dossier.i18n import _, ngettext, usage
from dossier.records.agenda.agenda import Reminder
from dossier.records.agenda.reminding import SOURCES
from dossier.render.agenda.due_words import last_touch, reason, whose
from dossier.render.agenda.morning import TITLES, Hints, counted, left_out, typed
from dossier.render.page import Lines, Page, Pair, Pairs, Piece, Section, command, joined, line
from dossier.render.words import Setting, day, weekday

ROOMY = 120
"""Columns from which flag, firm and stars stand beside the name."""


def screen_page(
    shown: Sequence[Reminder], hidden: Sequence[Reminder], unread: int, holidays: Sequence[Pair], holidays_hidden: int,
    setting: Setting, hints: Hints, columns: int,
) -> Page:  # fmt: skip
    """Return the page; every row of it is one line of a screen of so many columns."""
    sections = []
    for group, words in TITLES.items():
        rows = tuple(_rows([each for each in shown if each.group == group], setting, hints, columns))
        if rows:
            sections.append(Section(_(words), (Pairs(rows, most=1),), group))
    if holidays:
        sections.append(Section("", (Pairs(tuple(holidays), most=1),), "holidays"))
    if hidden or unread or holidays_hidden:
        sections.append(Section("", (Lines((left_out(hidden, unread, holidays_hidden),), most=1),)))
    return Page(counted(shown, hidden, unread, setting), (), tuple(sections), tight=True)


def _rows(group: Sequence[Reminder], setting: Setting, hints: Hints, columns: int) -> Iterator[Pair]:
    """Yield the rows of one heading; what else is due for the same client stands under its first row."""
    clients = list(dict.fromkeys((each.who.contact_id, each.who.company_id, each.who.name) for each in group))
    for client in clients:
        same = [each for each in group if (each.who.contact_id, each.who.company_id, each.who.name) == client]
        for at, each in enumerate(same):
            yield _row(each, setting, hints, columns, first=not at or not each.who.name)


def _row(each: Reminder, setting: Setting, hints: Hints, columns: int, *, first: bool) -> Pair:
    name = whose(each.who, setting) if columns >= ROOMY else line(Piece(each.who.name or "?", "strong"))
    begin = (*name, Piece(usage().colon)) if first else line(Piece("+ ", "muted"))
    source = SOURCES.get(each.due.kind)
    moment = hints.moment(each.who) if first and source and (source.touch or each.due.kind == "inquiry") else ""
    told = (
        reason(each.due, setting),
        line(Piece(moment, "muted")),
        line(Piece(last_touch(each.who, setting), "muted")),
    )
    when, style = _when(each, setting)
    tail = (Piece(f"  {when}" if when else "", style), Piece("  "), command(typed(each, hints)))
    return Pair(each.due.ref, line(*begin, *joined(told if first else told[:1]), *tail))


def _when(each: Reminder, setting: Setting) -> tuple[str, str]:
    """Return how late something is in as few letters as can be, or its day, and how that looks."""
    days = (setting.today - each.due.due_on).days
    if each.due.kind == "approach" or not days:
        return "", ""
    if days < 0:
        near = weekday(each.due.due_on) if days >= -6 else day(each.due.due_on, setting.today)
        return near, "warn"
    return _late(days), "bad"


def _late(days: int) -> str:
    if days < 14:
        return ngettext("{n} d late", "{n} d late", days).format(n=days)
    if days < 60:
        return ngettext("{n} w late", "{n} w late", days // 7).format(n=days // 7)
    return ngettext("{n} mo late", "{n} mo late", days // 30).format(n=days // 30)
