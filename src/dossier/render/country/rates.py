"""Exchange rates as pages: the newest, how it moved, a line of twelve months, and what is open in it."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from dossier.i18n import N_, _, ngettext, pgettext
from dossier.records.country.country import RateHistory
from dossier.records.country.rates import Exposure, Rate, change_pct
from dossier.render.deal.exposure import exposure_line, rate_text
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, Table, joined, line
from dossier.render.words import Setting, ago
from dossier.values.day_words import day_and_ago
from dossier.values.listed import headed, in_percent

BARS = "▁▂▃▄▅▆▇█"
SLOTS, FEW_SLOTS = 24, 12
"""Marks of a line: half a month each; in a table a month each, so that it fits on eighty columns."""
YEAR = 365
FELL = -15
"""Per cent by which a money has fallen in some years, from which on it is said loudly."""
OLD_DAYS = 31
"""After so many days a rate is shown as old."""
SPANS = ((30, N_("1 month")), (91, N_("3 months")), (YEAR, N_("12 months")))
_NEAR = {30: 20, 91: 45, YEAR: 92}
"""How far from the wanted day the rate of a span may lie, in days."""


class Course(NamedTuple):
    """The rates of one currency in one base, oldest first, of the last fifteen months."""

    currency: str
    base: str
    rates: tuple[Rate, ...]

    @property
    def newest(self) -> Rate:
        """Return the newest rate."""
        return self.rates[-1]


def sparkline(rates: Sequence[Rate], today: date, marks: int = SLOTS) -> str:
    """Return twelve months as a line of bars, a dot where no rate was noted yet; one that has not moved is flat."""
    start = today - timedelta(days=YEAR)
    slots: list[Decimal | None] = []
    for slot in range(marks):
        until = start + timedelta(days=round(YEAR * (slot + 1) / marks))
        before = [each.value for each in rates if each.on_date <= until]
        slots.append(before[-1] if before else None)
    known = [value for value in slots if value is not None]
    if not known:
        return "·" * marks
    low, high = min(known), max(known)
    return "".join("·" if value is None else _bar(value, low, high) for value in slots)


def _bar(value: Decimal, low: Decimal, high: Decimal) -> str:
    if high == low:
        return BARS[len(BARS) // 2 - 1]
    return BARS[int((value - low) / (high - low) * (len(BARS) - 1) + Decimal("0.5"))]


def moved(course: Course, days: int, today: date) -> Decimal | None:
    """Return by how many per cent the newest rate stands above the one of so many days ago, or None."""
    wanted = today - timedelta(days=days)
    before = [each for each in course.rates if each.on_date <= wanted and (wanted - each.on_date).days <= _NEAR[days]]
    if not before or before[-1] is course.newest:
        return None
    return change_pct(before[-1].value, course.newest.value)


def _moved(course: Course, days: int, today: date) -> Line:
    change = moved(course, days, today)
    if change is None:
        return line(Piece("–", "muted"))
    return line(Piece(in_percent(f"{change:+f}"), "bad" if change <= -5 else "good" if change >= 5 else ""))


def rate_page(courses: Sequence[Course], exposed: Sequence[Exposure], setting: Setting) -> Page:
    """Return the page of one currency: the newest rate, its moves, the line, and the sums it touches."""
    blocks: list[Block] = []
    for course in courses:
        newest = course.newest
        words = _("1 {currency} = {value} {base}")
        rate = words.format(currency=course.currency, value=rate_text(newest.value), base=course.base)
        spans = joined((Piece(f"{_(label)} ", "muted"), *_moved(course, days, setting.today)) for days, label in SPANS)
        first = next(
            iter(each for each in course.rates if each.on_date >= setting.today - timedelta(days=YEAR)), newest
        )
        noted = ngettext("{n} rate noted in twelve months", "{n} rates noted in twelve months", _count(course, setting))
        rows = (
            Pair(_("rate"), line(Piece(rate, "title"), "  ", _age(newest, setting))),
            Pair(_("moved"), spans),
            Pair(
                _("one year"),
                line(
                    Piece(sparkline(course.rates, setting.today), "accent"),
                    Piece("  " + _low_high(course, setting) + " · " + noted.format(n=_count(course, setting)), "muted"),
                ),
            ),
        )
        blocks.append(Pairs(rows if first is not newest or len(course.rates) > 1 else rows[:1]))
    sections = []
    if exposed:
        lines = Lines(tuple(exposure_line(each, setting) for each in exposed))
        sections.append(Section(_("Open in this currency"), (lines,)))
    return Page((), tuple(blocks), tuple(sections))


def _count(course: Course, setting: Setting) -> int:
    return len(_year(course, setting))


def _year(course: Course, setting: Setting) -> list[Rate]:
    return [each for each in course.rates if each.on_date >= setting.today - timedelta(days=YEAR)]


def _low_high(course: Course, setting: Setting) -> str:
    values = [each.value for each in _year(course, setting)] or [course.newest.value]
    return f"{rate_text(min(values))}–{rate_text(max(values))}"


def _age(rate: Rate, setting: Setting, *, short: bool = False) -> Piece:
    words = ago(rate.on_date, setting.today)
    if not short:
        words = day_and_ago(rate.on_date, setting.today)
    return Piece(words, "warn" if (setting.today - rate.on_date).days > OLD_DAYS else "muted")


def rates_page(courses: Sequence[Course], setting: Setting) -> Page:
    """Return all currencies with their newest rate, its age, its moves and its line."""
    columns = ("", _("rate"), *(_(label) for _days, label in SPANS), _("one year"), pgettext("of a rate", "noted"))
    rows = tuple(
        (
            line(Piece(each.currency, "strong")),
            line(rate_text(each.newest.value), Piece(f" {each.base}", "muted")),
            *(_moved(each, days, setting.today) for days, _label in SPANS),
            line(Piece(sparkline(each.rates, setting.today, FEW_SLOTS), "accent")),
            line(_age(each.newest, setting, short=True)),
        )
        for each in courses
    )
    return Page((), (Table(columns, rows, frozenset({1, 2, 3, 4})),), ())


def history_line(found: RateHistory) -> Line:
    """Return the shipped yearly means of a money: what a dollar cost in each year, and by how much the money fell."""
    years = sorted(found.means)
    told = [f"{year} {found.means[year]:,.4g}" for year in years]
    first, last = found.means[years[0]], found.means[years[-1]]
    move = (first / last - 1) * 100
    worth = _("worth {n} % against the dollar since {year}").format(n=f"{move:+.0f}".replace("-", "−"), year=years[0])
    official = _("official rate, people paid another") if found.official else ""
    gone = _("now {currency}").format(currency=found.replaced_by) if found.replaced_by else ""
    head = _("1 USD in {currency}").format(currency=found.currency)
    return joined((line(Piece(headed(head, ""), "muted"), " · ".join(told)),
                   line(Piece(worth, "warn" if move <= FELL else "")) if len(years) > 1 else "", official, gone))  # fmt: skip


def course_line(course: Course, setting: Setting) -> Line:
    """Return one currency on a line: rate, day, move of three and twelve months, the line of bars."""
    rate = _("1 {currency} = {value} {base}").format(
        currency=course.currency, value=rate_text(course.newest.value), base=course.base
    )
    moves = [
        (Piece(f"{_(label)} ", "muted"), *_moved(course, days, setting.today))
        for days, label in SPANS[1:]
        if moved(course, days, setting.today) is not None
    ]
    bars = line(Piece(sparkline(course.rates, setting.today), "accent")) if len(course.rates) > 1 else ()
    return joined((line(Piece(rate, "strong"), " ", _age(course.newest, setting)), *moves, bars))
