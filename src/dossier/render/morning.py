"""The view of the morning: grouped, each line with who, why now, the last touch, and the command that acts."""

from collections.abc import Sequence

from dossier.facts.agenda import Due, Reminder
from dossier.facts.records import PROMISERS, PROOF_KINDS
from dossier.i18n import N_, _, ngettext
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.parts import shortened
from dossier.render.words import Setting, ago, choice, day, span, weekday

_TITLES = {"now": N_("Now"), "today": N_("Today"), "week": N_("The next seven days"), "later": N_("Coming up")}


def morning_page(reminders: Sequence[Reminder], hidden: int, setting: Setting) -> Page:
    """Return the page of a morning; `hidden` is how many more there are."""
    today = setting.today
    title = line(Piece(f"{weekday(today)} {day(today)}", "title"))
    if not reminders:
        nothing = Lines(
            (line(Piece(_("Nothing is due. A good day to write to somebody who has gone quiet."), "good")),)
        )
        return Page(title, (nothing,), ())
    late = sum(1 for each in reminders if each.group == "now")
    counted = ngettext("{n} thing to do", "{n} things to do", len(reminders)).format(n=len(reminders))
    head = joined((title, counted, line(Piece(_("{n} overdue or waiting").format(n=late), "bad")) if late else ""))
    sections = []
    for group, words in _TITLES.items():
        rows: list[Pair] = []
        for each in reminders:
            if each.group == group:
                rows += _pairs(each, setting)
        if rows:
            sections.append(Section(_(words), (Pairs(tuple(rows)),), group))
    if hidden:
        more = _("… and {n} more: dossier remind --all").format(n=hidden)
        sections.append(Section(_("Left out"), (Lines((line(Piece(more, "warn")),)),)))
    return Page(head, (), tuple(sections))


def _pairs(each: Reminder, setting: Setting) -> list[Pair]:
    who = each.who
    company = f" · {who.company}" if who.company else ""
    stars = Piece(" " + "★" * who.star, "warn") if who.star else Piece("")
    flag = setting.flag(who.country)
    first = (
        *line(Piece(f"{flag} " if flag else ""), Piece(who.name or "?", "strong"), Piece(company), stars, Piece("  ")),
        *why(each.due, setting),
    )
    last = ""
    if who.last_touch_on is not None:
        when = ago(who.last_touch_on, setting.today)
        last = _("last: {words} ({when})").format(words=shortened(who.last_text or "", 70), when=when)
    second = line(Piece(last, "muted"), Piece("  " if last else ""), Piece("› " + each.command, "accent"))
    return [Pair(each.due.ref, first), Pair("", second)]


def why(due: Due, setting: Setting) -> Line:
    """Return why something is shown now, in the words of the trade."""
    late = (setting.today - due.due_on).days
    when = day(due.due_on, setting.today)
    style = "bad" if late > 0 else "warn" if late == 0 else ""
    overdue = (
        _("{span} overdue").format(span=span(late))
        if late > 0
        else _("today")
        if late == 0
        else f"{weekday(due.due_on)} {when}"
    )
    timing = Piece(f" ({overdue})", style)
    if due.kind == "inquiry":
        return line(Piece(_("new message waits for our answer since {when}").format(when=_since(due, setting)), "bad"))
    if due.kind == "follow_up":
        return line(due.text, timing, Piece(" ↻" if due.detail else "", "muted"))
    if due.kind == "promise":
        return line(_("promise, {by}: {text}").format(by=choice(PROMISERS, due.detail), text=due.text), timing)
    if due.kind == "quote_silent":
        return line(Piece(_("quotation {number} sent {when}, no answer").format(number=due.text, when=when), "warn"))
    if due.kind == "quote_expiring":
        return line(_("quotation {number} expires").format(number=due.text), timing)
    if due.kind == "proof":
        kind = choice(PROOF_KINDS, due.text)
        return line(Piece(_("{kind} sent {when}, no feedback").format(kind=kind, when=when), "warn"))
    if due.kind == "quiet":
        return line(_("quiet: a touch was due {when}").format(when=when))
    words = {
        "ship_by": N_("ship {text}"), "deposit": N_("deposit due for {text}"), "balance": N_("balance due for {text}"),
        "birthday": N_("birthday"), "news": N_("{text}"),
    }  # fmt: skip
    text = _(words.get(due.kind, "{text}")).format(text=due.text)
    action = Piece(f" → {due.detail}" if due.kind == "news" and due.detail else "", "accent")
    return line(text, timing, action)


def _since(due: Due, setting: Setting) -> str:
    moment = due.detail or ""
    clock = moment[11:16]
    days = (setting.today - due.due_on).days
    if days == 0 and clock:
        return _("{clock} today").format(clock=clock)
    return f"{day(due.due_on, setting.today)} ({ago(due.due_on, setting.today)})"
