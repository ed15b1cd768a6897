"""The page of the pipeline: the stages with their bars, what is stuck and on what, and what moves."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dossier.i18n import N_, _, ngettext
from dossier.records.deal.deal import STAGES, TOPICS
from dossier.records.order.proof import PROOF_KINDS
from dossier.records.reports.pipeline import Held, PipelineDeal, PipelineStage
from dossier.render.page import Block, Line, Lines, Page, Piece, Section, Table, joined, line
from dossier.render.reports.bars import bar
from dossier.render.reports.figures import below, heading, share_of, sums, within, worth
from dossier.render.words import Setting, choice, day
from dossier.values.listed import aside, headed
from dossier.values.period import Period

MOST = 20
"""Deals of a section."""
BAR = 8
_WAITS = {
    "waiting": N_("{text} waits for our answer since {when}"),
    "quote_silent": N_("quotation {text} of {when} has no answer"),
    "quote_expired": N_("quotation {text} ran out on {when} without an answer"),
    "proof": N_("{text} sent {when}, no feedback"),
    "sample_missing": N_("signed sample missing for {text}, which was to leave on {when}"),
    "ship_by": N_("{text} was to leave on {when}"),
    "deposit": N_("deposit of {text} due {when}"),
    "balance": N_("balance of {text} due {when}"),
}


def pipeline_page(found: Sequence[PipelineStage], period: Period, setting: Setting) -> Page:
    """Return the page: a line for each stage, then each deal that is stuck, then those that move."""
    every = [each for stage in found for each in stage.open]
    stuck = [each for each in every if each.stuck]
    opened = within(period)
    title = heading(
        _("The pipeline"),
        ngettext("{n} open deal", "{n} open deals", len(every)).format(n=len(every)),
        _("{n} stuck").format(n=len(stuck)) if stuck else "",
        _("opened {when}").format(when=opened) if opened else "",
        ours=True,
    )
    sections = [Section("", (_stages(found), *_left_out(found)), "stages"), *_expected(found)]
    names = {each.ref: choice(STAGES, stage.stage) for stage in found for each in stage.open}
    stuck.sort(key=lambda each: (each.stuck[0].since, each.ref))
    moving = [each for each in every if not each.stuck]
    for words, deals, name in (
        (_("Stuck, and on what"), stuck, "stuck"),
        (_("What moves, and its next step"), moving, "moving"),
    ):
        if deals:
            sections.append(Section(words, tuple(_deals(deals, names, setting)), name))
    return Page(title, (), tuple(sections))


def _stages(found: Sequence[PipelineStage]) -> Table:
    most = max((each.deals for each in found), default=0)
    headings = (_("stage"), _("deals"), "", _("stuck"), _("days old"), _("oldest"), _("value"))
    rows = tuple(
        (
            line(choice(STAGES, each.stage)), line(str(each.deals)), bar(each.deals, most, BAR),
            line(Piece(str(each.stuck or "–"), "warn" if each.stuck else "muted")),
            line(str(each.age)), line(str(each.oldest)), line(sums(each.value)),
        )
        for each in found
    )  # fmt: skip
    return Table(headings, rows, frozenset({1, 3, 4, 5}))


def _left_out(found: Iterable[PipelineStage]) -> Iterator[Block]:
    without = sum(each.without_value for each in found)
    words = ngettext("{n} deal has no value noted.", "{n} deals have no value noted.", without).format(n=without)
    yield Lines(
        tuple(
            line(Piece(each, "muted"))
            for each in (_("Days old: in the middle of the deals."), words if without else "")
            if each
        )
    )


def _expected(found: Iterable[PipelineStage]) -> Iterator[Section]:
    """Yield what stages may bring by how deals went on from there, with the numbers it rests on."""
    decided = [each for each in found if each.decided]
    if not decided:
        return
    rows = tuple(
        (
            line(choice(STAGES, each.stage)),
            line(_("{ordered} of {n}").format(ordered=each.ordered, n=each.decided)),
            bar(each.ordered / each.decided, 1, BAR, "good"),
            line(share_of(each.ordered, each.decided) if each.expected else "–"), line(sums(each.expected)),
        )
        for each in decided
    )  # fmt: skip
    words = _("Expected is the value times that share, said from ten decided deals on: ordered, lost or put to rest.")
    table = Table((_("stage"), _("came to an order"), "", "", _("expected")), rows, frozenset({1, 3}))
    yield Section(
        _("How deals went on from there until now"), (table, Lines((line(Piece(words, "muted")),))), "expected"
    )


def _deals(deals: Sequence[PipelineDeal], stages: dict[str, str], setting: Setting) -> Iterator[Block]:
    yield Lines(tuple(_deal(each, stages[each.ref], setting) for each in deals[:MOST]), "▸")
    yield from below(len(deals) - MOST, "pipeline")


def _deal(each: PipelineDeal, stage: str, setting: Setting) -> Line:
    since = _("{n} d there").format(n=each.at_stage) if each.at_stage else ""
    held = [Piece(_held(one, setting), "warn" if one.is_stuck else "muted") for one in each.held]
    step = Piece("→ " + (_step(each, setting) or _("no next step noted")), "" if _step(each, setting) else "bad")
    first = joined(
        (
            line(Piece(each.title, "strong")),
            each.client or "",
            stage,
            since,
            worth(each.value, each.currency),
            line(Piece(each.ref, "muted")),
        )
    )
    return (*first, *(piece._replace(text="  " + piece.text) for piece in (*held, step)))


def _step(each: PipelineDeal, setting: Setting) -> str:
    """Return what is next as it is noted, else the next follow-up with its day."""
    if each.next_step or not each.planned:
        return each.next_step or ""
    return headed(day(date.fromisoformat(each.planned[:10]), setting.today), each.planned[11:])


def _held(each: Held, setting: Setting) -> str:
    when = day(each.since, setting.today)
    if each.on in _WAITS:
        text = choice(PROOF_KINDS, each.text) if each.on == "proof" else each.text or _("the client")
        return _(_WAITS[each.on]).format(text=text, when=when)
    topic = _("another matter") if each.on == "other" else choice(TOPICS, each.on)
    if not each.is_stuck:
        words = _("{topic} open since {when}")
    elif each.text:
        words = _("stuck on {topic} since {when}: {who} said no")
    else:
        words = _("stuck on {topic} since {when}")
    whose = {"us": _("it is our turn"), "them": _("it is their turn")}.get(each.waits_for or "")
    said = words.format(topic=topic, when=when, who=each.text)
    return said + aside(whose) if whose else said
