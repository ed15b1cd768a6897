"""Judging the pipeline: what each open deal waits for, and what a stage may bring by how deals went on from there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from statistics import median_low

from dossier.advice.deal.negotiation import by_topic, unanswered
from dossier.records.agenda.agenda import Due
from dossier.records.deal.deal import ORDERED_STAGES, STAGES, Round
from dossier.records.reports.pipeline import Held, OpenDeal, PipelineDeal, PipelineStage, WentOn

ENOUGH = 10
"""Decided deals from which on the share of a stage says something."""
LONG_OPEN = 30
"""Days after which a topic that is only open counts as stuck; a deal that rests for a month has come to a halt."""
OF_THEIRS = frozenset({"quote_silent", "quote_expired", "proof", "deposit", "balance"})
OF_OURS = frozenset({"ship_by"})
WAITS = (*OF_THEIRS, *OF_OURS, "sample_missing")
"""What a deal can wait for, as the morning calls it."""


def held_up(
    rounds: Iterable[Round], dues: Iterable[Due], deals: Iterable[OpenDeal], today: date
) -> dict[int, list[Held]]:
    """Return what each deal waits for, by its number: topics that are not agreed, what is overdue, and messages of theirs."""
    found: dict[int, list[Held]] = defaultdict(list)
    for topic in by_topic(rounds):
        if left := unanswered(topic):
            found[left[0].deal_id].append(_topic(left, today))
    for due in dues:
        if due.deal_id is not None and due.due_on <= today:
            whose = "them" if due.kind in OF_THEIRS else "us" if due.kind in OF_OURS else None
            found[due.deal_id].append(Held(due.kind, due.due_on, is_stuck=True, waits_for=whose, text=due.text))
    for deal in deals:
        if deal.waiting_since:
            since = date.fromisoformat(deal.waiting_since[:10])
            found[deal.id].append(Held("waiting", since, is_stuck=True, waits_for="us", text=deal.contact))
    return found


def _topic(left: Sequence[Round], today: date) -> Held:
    """Return a topic that is not agreed: stuck since somebody said no, or once it has been open for long."""
    no = next((each for each in left if each.outcome == "stuck"), None)
    since, last = (no or left[0]).on_date, left[-1]
    one_spoke = bool(last.ours) != bool(last.theirs)
    is_stuck = no is not None or (today - since).days > LONG_OPEN
    whose = ("us" if last.theirs else "them") if one_spoke else None
    return Held(last.topic, since, is_stuck, whose, no.said_by_name if no else None)


def pipeline(
    deals: Iterable[OpenDeal], held: Mapping[int, Sequence[Held]], went: Mapping[str, WentOn], today: date
) -> tuple[PipelineStage, ...]:
    """Return the stages at which something stands, in their order."""
    stages: dict[str, list[OpenDeal]] = defaultdict(list)
    for each in deals:
        stages[each.stage].append(each)
    return tuple(_stage(stages[each.code], held, went, today) for each in STAGES if each.code in stages)


def _stage(
    deals: Sequence[OpenDeal], held: Mapping[int, Sequence[Held]], went: Mapping[str, WentOn], today: date
) -> PipelineStage:
    stage = deals[0].stage
    ages = [(today - each.opened_on).days for each in deals]
    value: dict[str, Decimal] = defaultdict(Decimal)
    for each in deals:
        if each.value is not None and each.currency:
            value[each.currency] += each.value
    share = went.get(stage, WentOn(stage, 0, 0)) if stage not in ORDERED_STAGES else WentOn(stage, 0, 0)
    known = share.decided >= ENOUGH
    lines = sorted((_deal(each, held.get(each.id, ()), today) for each in deals), key=_place)
    return PipelineStage(
        stage, len(deals), dict(sorted(value.items())), sum(1 for each in deals if each.value is None or not each.currency),
        median_low(ages), max(ages), sum(1 for each in lines if each.stuck), share.decided, share.ordered,
        {name: (each * share.ordered / share.decided).quantize(Decimal(1)) for name, each in sorted(value.items())} if known else {},
        tuple(lines),
    )  # fmt: skip


def _deal(deal: OpenDeal, held: Iterable[Held], today: date) -> PipelineDeal:
    moved = (today - deal.moved_on).days if deal.moved_on else None
    return PipelineDeal(
        f"d{deal.id}", deal.title, deal.client, deal.country, deal.value, deal.currency, (today - deal.opened_on).days, moved,
        tuple(sorted(held, key=lambda each: (not each.is_stuck, each.since, each.on))), deal.next_step,
        deal.planned,
    )  # fmt: skip


def _place(each: PipelineDeal) -> tuple[date, int]:
    return min((held.since for held in each.stuck), default=date.max), -each.age
