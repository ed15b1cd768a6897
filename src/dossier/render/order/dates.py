"""The page of an order's dates for ourselves: what each side does when, what slipped, and what that moves."""

from collections.abc import Iterable

from dossier.i18n import N_, _, ngettext
from dossier.records.dossier import Dossier
from dossier.records.order.dates import (
    CARRIER,
    DONE,
    LATE,
    ON_LAND,
    OURS,
    PASSED,
    STEPS,
    THEIRS,
    OrderDates,
    Slip,
    Step,
)
from dossier.records.order.order import Order
from dossier.render.order.held import held_pairs
from dossier.render.page import Block, Line, Lines, Page, Piece, Section, Table, joined, line
from dossier.render.words import Setting, ago, day
from dossier.values.listed import aside

SIDES = {OURS: N_("ours"), THEIRS: N_("theirs"), CARRIER: N_("carrier")}
TRAVEL = ("po_number", "booking", "vessel", "container", "bl_number", "bl_kind")
"""What of an order's way the client writes about, beside the days."""


def dates_page(told: OrderDates, found: Dossier, order: Order, setting: Setting) -> Page:
    """Return the page; each slip is one line, with the earliest day of what it moves."""
    who = found.company.name if found.company else found.contact.name if found.contact else ""
    title = joined((line(Piece(_("Dates"), "title"), Piece(f" {told.ref}", "muted")), told.number or "", who))
    head: list[Block] = []
    if order.cancelled_on is not None:
        words = _("cancelled on {day}: nothing is waited for").format(day=day(order.cancelled_on, setting.today))
        head.append(Lines((line(Piece(words, "bad")),)))
    travel = joined(tuple(joined((pair.label, pair.value), " ") for pair in held_pairs(order, TRAVEL, setting)))
    if travel:
        head.append(Lines((travel,)))
    columns = (_("step"), _("who"), _("day"), _("how it stands"))
    steps = Table(columns, tuple(_row(each, order, setting) for each in told.steps))
    sections = [Section("", (steps,), "dates")]
    if told.slips:
        sections.append(
            Section(_("What slipped, and what it moves"), (Lines(tuple(_slips(told, setting)), "▸"),), "slips")
        )
    elif order.cancelled_on is None:
        sections.append(
            Section("", (Lines((line(Piece(_("Nothing has slipped, as far as it is noted."), "good")),)),), "slips")
        )
    if told.since is not None:
        sections.append(Section("", (Lines((_new(told, setting),)),), "since"))
    return Page(title, tuple(head), tuple(sections))


def _row(each: Step, order: Order, setting: Setting) -> tuple[Line, ...]:
    mark = Piece("* ", "accent") if each.is_new else Piece("")
    about = Piece(_("about") + " " if each.reckoned else "", "muted")
    unknown = _("not noted") if _is_over(each, order) else _("no date yet")
    when = Piece(day(each.day, setting.today) if each.day else unknown, "" if each.day else "muted")
    return line(mark, _(STEPS[each.what])), line(_(SIDES[each.side])), line(about, when), _stands(each, setting)


def _is_over(each: Step, order: Order) -> bool:
    """Tell whether a step without a day is none to come: the goods are past it."""
    if order.delivered_on is not None:
        return each.what != "balance"
    return order.shipped_on is not None and each.what in ON_LAND


def _stands(each: Step, setting: Setting) -> Line:
    parts: list[Line | str] = []
    if each.state == DONE:
        parts.append(line(Piece(_("done"), "good")))
    elif each.state == LATE and each.planned is not None:
        parts.append(line(Piece(_("late: {ago}").format(ago=ago(each.planned, setting.today)), "bad")))
    elif each.state == PASSED:
        parts.append(line(Piece(_("its day is over; whether it happened is not noted"), "warn")))
    elif each.planned is not None:
        parts.append(ago(each.planned, setting.today))
    if each.waits_since is not None:
        parts.append(
            line(Piece(_("waits for them since {day}").format(day=day(each.waits_since, setting.today)), "warn"))
        )
    if each.was is not None:
        parts.append(line(Piece(_("first {day}").format(day=day(each.was, setting.today)), "muted")))
    return joined(tuple(parts))


def _slips(told: OrderDates, setting: Setting) -> Iterable[Line]:
    for each in told.slips:
        what = line(Piece(_(STEPS[each.what]), "strong"), Piece(aside(_(SIDES[each.side])), "muted"))
        yield joined((what, line(Piece(_late(each), "bad" if each.why == "waits" else "warn")), _moves(each, setting)))


def _late(each: Slip) -> str:
    words = {
        "late": ngettext("{n} day late", "{n} days late", each.days),
        "waits": ngettext("{n} day over its day", "{n} days over its day", each.days),
        "moved": ngettext("moved by {n} day", "moved by {n} days", each.days),
    }
    words["after"] = ngettext(
        "{n} day after the goods are to leave", "{n} days after the goods are to leave", each.days
    )
    return words[each.why].format(n=each.days)


def _moves(each: Slip, setting: Setting) -> Line:
    if each.moves is None:
        return ()
    what = _(STEPS[each.moves])
    if each.to is None:
        return line(_("{what} waits for it").format(what=what))
    return line(_("{what}: {day} at the earliest").format(what=what, day=day(each.to, setting.today)))


def _new(told: OrderDates, setting: Setting) -> Line:
    count = sum(each.is_new for each in told.steps)
    words = ngettext("* {n} step noted since {day}", "* {n} steps noted since {day}", count)
    return line(Piece(words.format(n=count, day=day(told.since, setting.today)), "accent"))
