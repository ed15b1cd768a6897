"""The calendar of an order in words: begin by, ship by, arrives, and what stands still on the way."""

from collections.abc import Iterable
from datetime import date

from dossier.i18n import N_, _, ngettext
from dossier.records.order.calendar import (
    AFTER,
    ARRIVING,
    ASKING,
    AT_SEA,
    BEFORE,
    DAYS,
    MAKING,
    QUOTATION,
    SETTING,
    SHIPPING,
    TERMS,
    ShippingPlan,
    Stop,
)
from dossier.render.country.closures import name_of, stretch
from dossier.render.page import Block, Line, Lines, Pair, Pairs, Piece, Section, joined, line
from dossier.render.words import Setting, day, weekday
from dossier.values.day_words import day_and_ago

_MEETS = {
    SHIPPING: (N_("the day to ship by lies in it: agree another one"), "bad"),
    ARRIVING: (N_("the goods arrive in it: ask who takes them in"), "warn"),
    ASKING: (N_("before they ship: get approvals and money before it"), "warn"),
    AT_SEA: (N_("while they are at sea: papers and money before it"), "muted"),
}
_BY = {
    TERMS: N_("by their terms"), QUOTATION: N_("by the quotation"), SETTING: N_("by your setting order.production_days"),
    DAYS: N_("by ETD and ETA"),
}  # fmt: skip


def section(plan: ShippingPlan, firm: str | None, ours: str, place: str, setting: Setting) -> Section:
    """Return the calendar of an order; `firm` is the ref whose terms would say what is not known."""
    rows = [_begin(plan, setting), *_arrives(plan, firm, setting)]
    stops = [Pair(ours if stop.ours else place, _stop(stop, setting)) for stop in plan.stops]
    blocks: list[Block] = [Pairs((*rows, *stops))]
    if not stops:
        blocks.append(Lines((line(Piece(_("no long closure at either end meets it"), "muted")),)))
    return Section(_("Calendar"), tuple(blocks), "calendar")


def _begin(plan: ShippingPlan, setting: Setting) -> Pair:
    if plan.began is not None:
        words = _("in production since {when}").format(when=day(plan.began, setting.today))
        return Pair(_("begin by"), line(Piece(words, "good")))
    if plan.begin is None or plan.making is None:
        words = _("unknown: note how long it is made: dossier terms FIRM production_days=45")
        return Pair(_("begin by"), line(Piece(words, "muted")))
    late = plan.begin < setting.today
    when = f"{weekday(plan.begin)} {day_and_ago(plan.begin, setting.today)}"
    rest = _lost(plan.lost) if plan.lost else ""
    return Pair(_("begin by"), joined((line(Piece(when, "bad" if late else "strong")), _made(plan), rest)))


def _made(plan: ShippingPlan) -> str:
    count = plan.making.days if plan.making else 0
    words = ngettext("{n} day to make, {by}", "{n} days to make, {by}", count)
    return words.format(n=count, by=_(_BY[plan.making.by]) if plan.making else "")


def _lost(count: int) -> str:
    return ngettext("{n} day of rest here within", "{n} days of rest here within", count).format(n=count)


def _arrives(plan: ShippingPlan, firm: str | None, setting: Setting) -> Iterable[Pair]:
    if plan.arrives is None or plan.sea is None:
        words = _("unknown: note the days at sea: dossier terms {firm} sea_days=32").format(firm=firm or "FIRM")
        return [Pair(_("arrives about"), line(Piece(words, "muted")))]
    words = ngettext("{n} day at sea, {by}", "{n} days at sea, {by}", plan.sea.days)
    told = words.format(n=plan.sea.days, by=_(_BY[plan.sea.by]))
    return [Pair(_("arrives about"), joined((day(plan.arrives, setting.today), told)))]


def _stop(stop: Stop, setting: Setting) -> Line:
    closure = stop.closure
    when = stretch(closure.first, closure.last, setting.today, computed=closure.computed)
    words, style = met(stop)
    return joined((line(Piece(name_of(closure), "strong"), f"  {when}"), line(Piece(words, style))))


def met(stop: Stop) -> tuple[str, str]:
    """Return what a closure does to the order, and how it is shown."""
    if stop.meets == MAKING:
        words = ngettext("{n} day of it falls into the making", "{n} days of it fall into the making", stop.days)
        return words.format(n=stop.days), "warn"
    if stop.meets == BEFORE:
        words = ngettext(
            "it begins {n} day after: lorries and ships fill up, book early",
            "it begins {n} days after: lorries and ships fill up, book early", stop.days,
        )  # fmt: skip
        return words.format(n=stop.days), "warn"
    if stop.meets == AFTER:
        words = ngettext(
            "it ends {n} day before: the lines start slowly",
            "it ends {n} days before: the lines start slowly",
            stop.days,
        )
        return words.format(n=stop.days), "warn"
    text, style = _MEETS[stop.meets]
    return _(text), style


def sentence(clash: Stop | date, plan: ShippingPlan, today: date) -> str:
    """Return what is said of a clash when an order is written."""
    if isinstance(clash, date):
        words = _("To ship by {ship_by} it should have begun on {begin}.")
        return words.format(ship_by=day(plan.ship_by, today), begin=day(clash, today))
    closure = clash.closure
    when = stretch(closure.first, closure.last, today, computed=closure.computed)
    return _("{name}, {when}: {what}.").format(name=name_of(closure), when=when, what=met(clash)[0])
