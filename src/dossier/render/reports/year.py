"""A year together: a sheet of counted figures, one for her and one for the client."""

from collections.abc import Iterator

from dossier.i18n import _, ngettext, pgettext
from dossier.records.reports.workload import Answers
from dossier.records.reports.year import Complaint, Loading, WordKept, Year
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.words import Setting, day, enumerated, money
from dossier.values.day_words import counted, from_to
from dossier.values.listed import headed

NAMED = 6
"""Late loadings that are named; the rest is counted."""


def year_page(told: Year, setting: Setting, *, is_ours: bool) -> Page:
    """Return the sheet; `is_ours` is the one for her, with what is theirs to answer for and the line for a negotiation."""
    when = from_to(day(told.first), day(told.last))
    title = joined(
        (line(Piece(told.name, "title"), Piece(f" {told.ref}" if is_ours else "", "muted")), _("a year together"), when)
    )
    rows = [Pair(_("orders"), _orders(told))]
    rows += [Pair(_("loaded"), _loaded(told, is_ours=is_ours))] if told.loadings or told.without_day else []
    rows += _kept(_("our word"), told.ours) + (_kept(_("their word"), told.theirs) if told.theirs else [])
    rows += _answered(_("we answer"), told.our_answers)
    rows += _answered(_("their next word"), told.their_answers, is_ours=False) if told.their_answers else []
    rows += [Pair(_("complaints"), line(f"{len(told.complaints)}"))] if told.complaints else []
    sections = []
    late = [_late(each, setting, is_ours=is_ours) for each in told.loadings if each.days_late][:NAMED]
    if late:
        sections.append(Section(_("Not on the day"), (Lines(tuple(late)),)))
    if told.complaints:
        told_of = tuple(_complaint(each, setting) for each in told.complaints)
        sections.append(Section(_("Complaints"), (Lines(told_of),)))
    if is_ours:
        sections.append(Section(_("For a negotiation"), (Lines(tuple(_say(told))),)))
    return Page(title, (Pairs(tuple(rows)),), tuple(sections), tight=True, sheet=True)


def notes(told: Year, setting: Setting) -> tuple[str, ...]:
    """Return what is said of a time in which nothing can be counted."""
    counts = (told.orders, told.loadings, told.without_day, told.ours.due, told.our_answers.answered)
    if any(counts) or (told.theirs and told.theirs.due) or (told.their_answers and told.their_answers.answered):
        return ()
    words = _("Nothing to count with {name} from {first} to {last}: no order, no promise due, no letter answered.")
    return (words.format(name=told.name, first=day(told.first), last=day(told.last, setting.today)),)


def _orders(told: Year) -> Line:
    sums = enumerated(money(amount, currency) for currency, amount in told.sums.items())
    without = ngettext("{n} without a value", "{n} without a value", told.without_value).format(n=told.without_value)
    gone = ngettext("{n} cancelled", "{n} cancelled", told.cancelled or 0).format(n=told.cancelled)
    return joined(
        (
            line(Piece(str(told.orders), "strong")),
            sums,
            without if told.without_value else "",
            gone if told.cancelled else "",
        )
    )


def _loaded(told: Year, *, is_ours: bool) -> Line:
    parts: list[Line | str] = []
    if told.loadings:
        style = "good" if told.on_the_day == len(told.loadings) else "warn"
        words = _("{n} of {all} on the day").format(n=told.on_the_day, all=len(told.loadings))
        parts.append(line(Piece(words, style)))
        moved = sum(each.moved for each in told.loadings)
        if moved and is_ours:
            words = ngettext(
                "of {n} the day was moved: by the day agreed last",
                "of {n} the day was moved: by the days agreed last",
                moved,
            )
            parts.append(line(Piece(words.format(n=moved), "warn")))
        elif not is_ours:
            parts.append(line(Piece(_("by the days agreed last"), "muted")))
    if told.without_day:
        words = ngettext("{n} left without an agreed day", "{n} left without an agreed day", told.without_day)
        parts.append(line(Piece(words.format(n=told.without_day), "muted")))
    return joined(parts)


def _kept(title: str, found: WordKept) -> list[Pair]:
    if not found.due and not found.dropped:
        return []
    words = ngettext(
        "{n} of {all} promise kept by its day", "{n} of {all} promises kept by their day", found.due
    ).format(n=found.on_time, all=found.due)
    more = [_("{n} later").format(n=found.late)] if found.late else []
    more += [_("{n} still open").format(n=found.open)] if found.open else []
    more += [_("{n} dropped").format(n=found.dropped)] if found.dropped else []
    return [Pair(title, joined((line(Piece(words, "good" if found.on_time == found.due else "warn")), *more)))]


def _answered(title: str, found: Answers, *, is_ours: bool = True) -> list[Pair]:
    """Return how fast one side answers; a letter of ours may want no answer, so that theirs is only their next word."""
    if not found.answered or found.days is None:
        return []
    if found.days:
        half = ngettext("half within {n} working day", "half within {n} working days", found.days).format(n=found.days)
    else:
        half = _("half on the same day")
    if is_ours:
        known = ngettext("by {n} letter answered", "by {n} letters answered", found.answered)
    else:
        known = ngettext("after {n} letter or paper of ours", "after {n} letters or papers of ours", found.answered)
    open_ = ngettext("{n} without an answer", "{n} without an answer", found.unanswered).format(n=found.unanswered)
    return [
        Pair(
            title,
            joined((half, line(Piece(known.format(n=found.answered), "muted")), open_ if found.unanswered else "")),
        )
    ]


def _complaint(each: Complaint, setting: Setting) -> Line:
    """Return what was wrong and how it ended; a claim noted on an order has no end that anybody noted."""
    how = each.ended or (_("closed on {day}").format(day=day(each.closed_on, setting.today)) if each.closed_on else "")
    if not how and each.on_date is not None:
        how = pgettext("of a complaint", "open")
    return line(headed(each.text, how) if how else each.text, Piece(f"  {each.ref}", "muted"))


def _late(each: Loading, setting: Setting, *, is_ours: bool) -> Line:
    form = (
        _("{number}: agreed for {day}, left {n} late")
        if each.shipped_on
        else _("{number}: agreed for {day}, not left, {n} late")
    )
    words = form.format(number=each.number, day=day(each.ship_by, setting.today), n=counted(each.days_late))
    return line(words, Piece(f"  {each.ref}" if is_ours else "", "muted"))


def _say(told: Year) -> Iterator[Line]:
    if told.line is not None:
        yield line(Piece(f"“{told.line}”", "accent"))
    elif not told.loadings:
        yield line(Piece(_("No line: nothing was due to leave by an agreed day."), "muted"))
    else:
        words = ngettext("No line: {n} loading, {good} of them on the day, does not carry one.",
                         "No line: {n} loadings, {good} of them on the day, do not carry one.", len(told.loadings))  # fmt: skip
        yield line(Piece(words.format(n=len(told.loadings), good=told.on_the_day), "muted"))
