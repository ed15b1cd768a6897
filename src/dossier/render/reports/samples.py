"""The page of what samples cost: the months, and what went out without an answer."""

from collections.abc import Iterator

from dossier.i18n import _, ngettext, pgettext
from dossier.records.order.proof import PAYERS, PROOF_KINDS
from dossier.records.reports.samples import SampleMonth, Samples, SentSample
from dossier.render.page import Line, Page, Pair, Pairs, Piece, Section, Table, command, joined, line
from dossier.render.reports.figures import heading, rest, sums, within
from dossier.render.words import Setting, ago, choice, day, enumerated, kept_sum
from dossier.values.period import Period

NAMED = 20
"""Samples that stand on the page; the rest is counted."""


def samples_page(found: Samples, period: Period, setting: Setting) -> Page:
    """Return the page: a row for each month, then every sample that waits, the longest out first."""
    count = sum(each.sent for each in found.months)
    words = ngettext("{n} sample sent", "{n} samples sent", count).format(n=count)
    title = heading(_("Samples"), words, within(period), ours=True)
    columns = (
        _("month"),
        pgettext("samples", "sent"),
        _("unanswered"),
        _("cost of these"),
        _("we pay"),
        _("unpaid by clients"),
        _("not noted"),
    )
    rows = tuple(_month(each) for each in found.months)
    sections = [Section(_("By month in which they were sent"), (Table(columns, rows, frozenset({1, 2})),), "months")]
    if found.waiting:
        sections.append(Section(_("Without an answer"), (Pairs(tuple(_waiting(found, setting))),), "waiting"))
    return Page(title, (), tuple(sections))


def _month(each: SampleMonth) -> tuple[Line, ...]:
    missing = (
        [ngettext("{n} without a cost", "{n} without a cost", each.without_cost).format(n=each.without_cost)]
        if each.without_cost
        else []
    )
    if each.without_payer:
        words = ngettext("{n} without a payer", "{n} without a payer", each.without_payer)
        missing.append(words.format(n=each.without_payer))
    return (
        line(day(each.month)), line(str(each.sent)), line(Piece(str(each.unanswered), "warn" if each.unanswered else "muted")),
        line(sums(each.unanswered_cost)), line(sums(each.ours)), line(Piece(sums(each.unpaid), "bad" if each.unpaid else "")),
        line(Piece(enumerated(missing) or "–", "muted")),
    )  # fmt: skip


def _waiting(found: Samples, setting: Setting) -> Iterator[Pair]:
    for each in found.waiting[:NAMED]:
        act = Piece("  " + command(f'dossier proof {each.ref} --feedback "…"').text, "accent")
        yield Pair(each.ref, (*joined((line(Piece(each.client, "strong")), *_said(each, setting))), act))
    yield from (Pair("", each) for each in rest(len(found.waiting) - NAMED, "samples"))


def _said(each: SentSample, setting: Setting) -> tuple[str, ...]:
    cost = enumerated(kept_sum(text) for text in each.costs) or _("cost not noted")
    payer = choice(PAYERS, each.paid_by) if each.paid_by else _("not noted") if each.costs else ""
    paid = _("paid {day}").format(day=day(each.fee_paid_on, setting.today)) if each.fee_paid_on else ""
    return (
        choice(PROOF_KINDS, each.kind), each.deal, ago(each.sent_on, setting.today), cost,
        _("paid by: {who}").format(who=payer) if payer else "", paid,
    )  # fmt: skip
