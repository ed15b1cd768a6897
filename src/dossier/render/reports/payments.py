"""The page of how clients pay: what is overdue and what is to come, month by month, and each client's habit."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from dossier.i18n import N_, _, ngettext
from dossier.records.agenda.reminding import SOURCES
from dossier.records.reports.payments import ASK, OPEN, OVERDUE, WHY_UNKNOWN, PaidMonth, Payer, Payment, Payments
from dossier.render.page import (
    Block,
    Line,
    Lines,
    Page,
    Pair,
    Pairs,
    Piece,
    Section,
    Table,
    command,
    joined,
    line,
    text_of,
)
from dossier.render.reports.bars import gauge
from dossier.render.reports.figures import below, heading, rest, sums, within
from dossier.render.words import Setting, day, enumerated
from dossier.values.day_words import counted
from dossier.values.listed import aside
from dossier.values.money import shown
from dossier.values.period import WHOLE, Period
from dossier.values.to_type import to_type
from dossier.values.when import shifted

BAR = 10
"""Cells of the longest bar."""
MONTHS_BACK, NAMED = 11, 20
"""Months before this one, and clients, that stand on the page; the rest is counted."""
ALWAYS = 5
"""Columns of a client that stand there even where they say nothing."""
HABITS = {
    "always_late": (N_("always late"), "bad"), "mostly_late": (N_("mostly late"), "warn"),
    "sometimes_late": (N_("sometimes late"), ""), "in_time": (N_("always in time"), "good"),
}  # fmt: skip
_WHAT = {"deposit": N_("deposit"), "balance": N_("balance")}
_WAYS = {
    "no_terms": 'dossier set s{id} payment="…"', "unread": 'dossier set s{id} payment="…"',
    "not_shipped": "dossier order s{id} --shipped DAY", "other_day": "dossier set s{id} balance_due=DAY",
}  # fmt: skip


def payments_page(found: Payments, period: Period, setting: Setting) -> Page:
    """Return the page: what to see to first, the months as bars, each client, and what nobody can say."""
    count = ngettext("{n} payment", "{n} payments", len(found.payments)).format(n=len(found.payments))
    when = within(period)
    title = heading(_("Payments"), count, _("due {when}").format(when=when) if when else "", ours=True)
    overdue = [each for each in found.payments if each.state == OVERDUE]
    deposits = [each for each in found.payments if each.state == OPEN and each.what == "deposit"]
    ask = [each for each in found.payments if each.state == ASK]
    sections = []
    if found.months:
        sections.append(
            Section(_("By month in which they are due"), tuple(_months(found.months, period, setting)), "months")
        )
    sections.append(Section(_("How each client pays"), tuple(_clients(found.clients)), "clients"))
    for words, name, rows in (
        (_("Overdue now"), "overdue", overdue), (_("Deposits to come"), "deposits", deposits),
    ):  # fmt: skip
        if rows:
            sections.append(Section(words, (Pairs(tuple(_awaited(rows, setting))),), name))
    if ask:
        sections.append(Section(_("Nobody can say when"), (Pairs(tuple(_asked(ask))),), "ask"))
    return Page(title, (Lines(tuple(_head(found))),), tuple(sections))


def _head(found: Payments) -> Iterator[Line]:
    overdue = _added(each.overdue for each in found.clients)
    if any(each.overdue_payments for each in found.clients):
        late = sum(each.overdue_payments for each in found.clients)
        words = ngettext("{n} payment is overdue: {sum}.", "{n} payments are overdue: {sum}.", late)
        yield line(Piece(words.format(n=late, sum=sums(overdue, _("sum not known"))), "bad"))
    else:
        yield line(Piece(_("Nothing is overdue."), "good"))
    if deposits := _added(each.deposits for each in found.clients):
        yield line(Piece(_("Deposits that have not come: {sum}.").format(sum=sums(deposits)), "warn"))
    if always := [each for each in found.clients if each.habit == "always_late"]:
        who = enumerated(each.name + aside(f"{each.late}/{each.late + each.in_time}") for each in always[:NAMED])
        yield line(Piece(_("Always late: {who}.").format(who=who), "warn"))
    if undated := sum(each.undated for each in found.clients):
        words = ngettext("{n} payment has come, but a day is not noted: nobody can say whether in time.",
                         "{n} payments have come, but a day is not noted: nobody can say whether in time.", undated)  # fmt: skip
        yield line(Piece(words.format(n=undated), "muted"))


def _months(rows: Sequence[PaidMonth], period: Period, setting: Setting) -> Iterator[Block]:
    """Yield a table of bars for each currency, which have nothing to do with each other."""
    first = f"{shifted(setting.today, -MONTHS_BACK, 'month'):%Y-%m}" if period == WHOLE else ""
    kept = [row for row in rows if row.month >= first]
    now = f"{setting.today:%Y-%m}"
    for currency in dict.fromkeys(row.currency for row in kept):
        mine = [row for row in kept if row.currency == currency]
        most = max(row.due for row in mine)
        headings = (_("month"), currency or "–", _("due"), _("in time"), _("late"), _("unpaid"))
        yield Table(headings, tuple(_month(row, most, now) for row in mine), frozenset({2, 3, 4, 5}))
    if kept:
        legend = line(
            Piece("█ ", "good"), Piece(_("paid"), "muted"), Piece("  ░ ", "warn"), Piece(_("unpaid"), "muted")
        )
        yield Lines((legend,))
    earlier = len({row.month for row in rows}) - len({row.month for row in kept})
    if earlier:
        words = ngettext("{n} earlier month: --period or --csv", "{n} earlier months: --period or --csv", earlier)
        yield Lines((line(Piece(words.format(n=earlier), "muted")),))


def _month(row: PaidMonth, most: Decimal, now: str) -> tuple[Line, ...]:
    whole = max(1, round(row.due * BAR / most)) if row.due else 0
    paid = int(row.paid * whole / row.due) if row.due else 0
    style = "bad" if row.month < now else "warn"
    due = joined((_sum(row.due) if row.due or not row.unpriced else "", line(Piece(_unpriced(row.unpriced), "muted"))))
    return (
        line(day(row.month)), gauge(paid, whole - paid, "good", style), due, line(_sum(row.in_time)), line(Piece(_sum(row.late), "warn")),
        line(Piece(_sum(row.open), style)),
    )  # fmt: skip


def _unpriced(count: int) -> str:
    return ngettext("{n} without a sum", "{n} without a sum", count).format(n=count) if count else ""


def _clients(rows: Sequence[Payer]) -> Iterator[Block]:
    headings = (_("client"), _("in time"), _("late"), _("days late"), _("worst"), _("habit"), _("unpaid"), _("no day"))
    cells = list(map(_client, rows[:NAMED]))
    said = [at for at in range(len(headings)) if at < ALWAYS or any(text_of(row[at]) != "–" for row in cells)]
    right = frozenset(place for place, at in enumerate(said) if headings[at] not in {_("client"), _("habit")})
    yield Table(tuple(headings[at] for at in said), tuple(tuple(row[at] for at in said) for row in cells), right)
    yield from below(len(rows) - NAMED, "payments")


def _client(row: Payer) -> tuple[Line, ...]:
    words, style = HABITS.get(row.habit or "", ("", ""))
    days = (_("{n} d").format(n=each) if each is not None else "–" for each in (row.days_late, row.worst))
    median, worst = days
    left = enumerated(filter(None, (sums(row.open, ""), _unpriced(row.unpriced))))
    return (
        line(Piece(row.name, "strong")), _count(row.in_time, ""), _count(row.late, "warn"), line(median), line(worst),
        line(Piece(_(words) if words else "–", style)), line(Piece(left or "–", "bad" if row.overdue_payments else "")),
        line(str(row.ask) if row.ask else "–"),
    )  # fmt: skip


def _count(number: int, style: str) -> Line:
    return line(Piece(str(number), style if number else "muted"))


def _awaited(rows: Sequence[Payment], setting: Setting) -> Iterator[Pair]:
    for each in rows[:NAMED]:
        late = Piece(_("{days} late").format(days=counted(each.days_late)) if each.days_late else "", "bad")
        due = Piece(_("due {day}").format(day=day(each.due_on, setting.today)), "muted") if each.due_on else Piece("")
        act = Piece("  " + command(SOURCES[each.what].command.format(ref=each.ref)).text, "accent")
        yield Pair(each.ref, (*joined((*_said(each), line(late), line(due))), act))
    yield from (Pair("", each) for each in rest(len(rows) - NAMED, "payments"))


def _asked(rows: Sequence[Payment]) -> Iterator[Pair]:
    for each in rows[:NAMED]:
        why = each.why or "other_day"
        way = to_type(_WAYS[why]).format(id=each.ref[1:])
        if each.ref.startswith("b"):
            way = f"dossier show {each.ref}"
        act = Piece("  " + command(way).text, "accent")
        yield Pair(each.ref, (*joined((*_said(each), line(Piece(_(WHY_UNKNOWN[why]), "warn")))), act))
    yield from (Pair("", each) for each in rest(len(rows) - NAMED, "payments"))


def _said(each: Payment) -> tuple[Line | str, ...]:
    left = shown(each.missing, each.currency) if each.missing is not None else _("sum not known")
    return (line(Piece(each.client, "strong")), each.order, f"{_(_WHAT[each.what])} {left}")


def _sum(amount: Decimal) -> str:
    return shown(amount, None) if amount else "–"


def _added(every: Iterator[Mapping[str, Decimal]]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for each in every:
        for currency, amount in each.items():
            found[currency] = found.get(currency, Decimal(0)) + amount
    return dict(sorted(found.items()))
