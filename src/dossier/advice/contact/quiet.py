"""Who has gone quiet: whose silence is long, for them or for their stars, and whose has its reason."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar

from dossier.advice.reckoning.rhythm import usual_gap
from dossier.records.agenda.reminding import SOURCES
from dossier.records.deal.deal import CLOSED_STAGES
from dossier.records.reports.quiet import STEPS, Heard, Open, OpenDeal, Silence, Silent

Row = TypeVar("Row", Open, OpenDeal)

RECENT = 14
"""Days of silence that are none, whoever it is."""
_UNANSWERING = frozenset({"no_answer"})
"""Causes of a lost deal after which nobody has said no."""


WAITS = "waits"


class Why(NamedTuple):
    """Why nobody asks about a silence, since when, and until when."""

    reason: str
    since: date | None = None
    until: date | None = None


class Around(NamedTuple):
    """What is open with clients, each by the ref of the client."""

    deals: Mapping[str, Sequence[OpenDeal]]
    quotations: Mapping[str, Sequence[Open]]
    promises: Mapping[str, Sequence[Open]]
    planned: Mapping[str, Sequence[Open]]
    waiting: Mapping[str, Sequence[Open]]


def by_client(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return rows by the ref of the client: the firm, or the person where there is none."""
    found: dict[str, list[Row]] = defaultdict(list)
    for each in rows:
        found[f"o{each.company_id}" if each.company_id is not None else f"c{each.contact_id}"].append(each)
    return found


def silent(each: Heard, star: int | None, cadence: Callable[[int | None], int], today: date) -> Silent:
    """Return how long a client has been silent: since our first letter where they never wrote."""
    heard, wrote = (date.fromisoformat(text[:10]) if text else None for text in (each.heard, each.wrote))
    since = heard or date.fromisoformat((each.days or each.wrote or "")[:10])
    touches = [(text[:10], int(text[11:])) for text in (each.heard, each.wrote) if text]
    usual = usual_gap(each.days) if heard and each.days else None
    return Silent(each.company_id, each.contact_id, each.country, star, heard, wrote, max(touches)[1], (today - since).days,
                  usual, cadence(star))  # fmt: skip


def reason(each: Silent, around: Around, black: Collection[int], resting: Mapping[str, date]) -> Why | None:
    """Return why nobody asks about a silence; None where somebody should."""
    if waits := around.waiting.get(each.key):
        return Why(WAITS, waits[0].on_date)
    if each.company_id in black:
        return Why("black_list")
    away = [row for row in around.planned.get(each.key, ()) if row.by == "away"]
    if away:
        return Why("on_leave", until=away[0].on_date)
    if each.country is not None and each.country in resting:
        return Why("on_holiday", until=resting[each.country])
    deals = around.deals.get(each.key, ())
    no = [deal for deal in deals if deal.stage == "lost" and deal.cause and deal.cause not in _UNANSWERING]
    said = max((deal.closed_on for deal in no if deal.closed_on), default=None)
    is_open = any(deal.stage not in CLOSED_STAGES for deal in deals)
    if said is not None and not is_open and (each.heard_on is None or said >= each.heard_on):
        return Why("lost", said)
    return None


def at_stake(deals: Iterable[OpenDeal]) -> dict[str, Decimal]:
    """Return what open deals come to, each currency by itself."""
    found: dict[str, Decimal] = {}
    for deal in deals:
        if deal.stage not in CLOSED_STAGES and deal.value and deal.currency:
            found[deal.currency] = found.get(deal.currency, Decimal(0)) + deal.value
    return dict(sorted(found.items()))


def place(each: Silent, around: Around, worth: Callable[[str], Decimal | None]) -> tuple[int, int, int, str]:
    """Return where a client stands: by the size of what is at stake, in tenfolds, then stars, then days of silence.

    A sum in a money whose worth is not known counts as it is written.
    """
    sums = at_stake(around.deals.get(each.key, ()))
    size = max((amount * (worth(currency) or 1) for currency, amount in sums.items()), default=Decimal(0))
    return -(size.adjusted() + 1 if size else 0), -(each.star or 0), -each.days, each.key


def command(each: Silent, person: str | None, around: Around) -> str:
    """Return what to do: keep our promise, do what is planned, or write to them from a new angle."""
    ours = [row for row in around.promises.get(each.key, ()) if row.by == "ours"]
    if ours:
        return SOURCES["promise"].command.format(ref=ours[0].ref)
    if planned := around.planned.get(each.key):
        return SOURCES["follow_up"].command.format(ref=planned[0].ref)
    if person is None:
        return SOURCES["quiet"].command.format(client=each.key)
    return f"dossier draft {person} {SOURCES['quiet'].draft}"


def silences(every: Iterable[Silent], others: int) -> tuple[Silence, ...]:
    """Return how many clients have been silent for how long; `others` are those who were heard of a few days ago."""
    days = [(each.days, each.is_quiet) for each in every]
    found: list[Silence] = []
    before = -1
    for until in (*STEPS, None):
        mine = [is_quiet for silent_for, is_quiet in days if before < silent_for <= (until or silent_for)]
        found.append(Silence(until, len(mine) + (0 if found else others), sum(mine)))
        before = until or before
    return tuple(found)
