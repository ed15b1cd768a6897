"""The dates of an order: what each side does when, what slipped, and what that moves at the earliest."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dossier.records.country.closures import Closure
from dossier.records.order.calendar import SETTING, ShippingPlan
from dossier.records.order.dates import (
    CARRIER,
    DONE,
    FIELDS,
    LATE,
    OPEN,
    OURS,
    PASSED,
    STEPS,
    THEIRS,
    UNKNOWN,
    Changed,
    OrderDates,
    Slip,
    Step,
)
from dossier.records.order.due_days import pays_before_shipment
from dossier.records.order.order import Order
from dossier.records.order.proof import Proof
from dossier.values.lead_time import LeadTime
from dossier.values.payment import payment_of

_SIDES = {"deposit": THEIRS, "artwork": THEIRS, "sample": THEIRS, "cut_off": CARRIER, "etd": CARRIER, "eta": CARRIER,
          "documents_received": THEIRS, "balance": THEIRS}  # fmt: skip
_NEVER_NOTED = {"inspection", "cut_off", "production"}
"""Steps that happen without being noted: when their day is over, nothing says whether they did."""
_BEFORE_LEAVING = {"cut_off", "production"}
"""Those without which goods cannot have left; an inspection may have been left out."""
SAMPLE = "sample"


class Known(NamedTuple):
    """What the dates are reckoned from; `lead` is the quotation's, `history` what was noted of days, oldest first."""

    order: Order
    proofs: tuple[Proof, ...]
    plan: ShippingPlan | None
    lead: LeadTime | None
    history: tuple[Changed, ...]
    today: date
    since: date | None = None
    begun: bool = False
    """Whether something says that the goods are being made: the order itself, or the stage of its deal."""
    shared: bool = False
    """Whether only days that stand in the book, or follow from what was agreed, may be told."""


def order_dates(known: Known) -> OrderDates:
    """Return the dates of an order; what is not known is a step without a day, and nothing is reckoned of it."""
    found = {step.what: step for step in (_step(known, what) for what in STEPS)}
    steps = [each for step in found.values() if not _is_needless(known, each := _as_told(known, step))]
    steps.sort(key=lambda step: (step.day is None, step.day or date.max, list(STEPS).index(step.what)))
    order = known.order
    slips = () if order.cancelled_on is not None else tuple(_slips(known, found))
    return OrderDates(order.ref, order.number, order.po_number, tuple(steps), slips, known.since)


def _step(known: Known, what: str) -> Step:
    order = known.order
    planned_in, done_in = FIELDS.get(what, ("", ""))
    planned = getattr(order, planned_in) if planned_in else None
    done = getattr(order, done_in) if done_in else None
    reckoned, waits = False, None
    if what == "etd" and planned is not None and done is not None and done < planned:
        done = None  # the goods left us; the vessel goes later
    if what in {"artwork", SAMPLE}:
        proof = _proof(known, what)
        done = proof.signed_on if proof is not None and proof.state == "signed" else None
        waits = proof.sent_on if proof is not None and proof.state == "sent" else None
    if planned is None and done is None:
        planned = _reckoned(known, what)
        reckoned = planned is not None
    noted = [each for each in known.history if each.step == what]
    step = Step(
        what, _side(known, what), planned, done, _state(known, what, planned, done), reckoned,
        _first(noted, planned), noted[-1].noted_on if noted else None,
        known.since is not None and any(each.noted_on >= known.since for each in noted), waits,
    )  # fmt: skip
    return step if done is None or what not in {"etd", "ship_by"} else step._replace(state=DONE)


def _as_told(known: Known, step: Step) -> Step:
    """Return a step without a day that was only reckoned and is over, where others read it."""
    is_over = step.reckoned and step.planned is not None and step.planned < known.today
    return step._replace(planned=None, state=UNKNOWN, reckoned=False) if known.shared and is_over else step


def _side(known: Known, what: str) -> str:
    """Return whose a step is: an approval is ours until the proof has gone out, and again after their feedback."""
    if what not in {"artwork", SAMPLE}:
        return _SIDES.get(what, OURS)
    proof = _proof(known, what)
    return THEIRS if proof is None or proof.state in {"sent", "signed"} else OURS


def _proof(known: Known, what: str) -> Proof | None:
    """Return the last proof of artwork, or the last sample; the signed one that the order names comes first."""
    kinds = [each for each in known.proofs if (each.kind == SAMPLE) == (what == SAMPLE)]
    named = [each for each in kinds if each.id == known.order.sample_id]
    return max(named or kinds, key=lambda each: (each.version, each.id), default=None)


def _reckoned(known: Known, what: str) -> date | None:
    """Return the day that follows from the calendar of the order, where nothing else says one."""
    plan = known.plan
    if plan is None or (known.shared and plan.making is not None and plan.making.by == SETTING and what != "eta"):
        return None
    if what in {"artwork", SAMPLE}:  # approved by the day on which making begins
        return plan.begin if _proof(known, what) is not None and plan.began is None else None
    return {"production": plan.begin, "eta": plan.arrives}.get(what)


def _state(known: Known, what: str, planned: date | None, done: date | None) -> str:
    if done is not None:
        return DONE
    if planned is None:
        return UNKNOWN
    if planned >= known.today:
        return OPEN
    if what in _BEFORE_LEAVING and known.order.shipped_on is not None:
        return DONE
    if what == "etd" and known.order.shipped_on is not None:
        return DONE if known.order.delivered_on is not None else PASSED
    if what in _NEVER_NOTED:
        return PASSED
    return LATE


def _first(noted: Sequence[Changed], planned: date | None) -> date | None:
    """Return the first planned day, where it is not the one of now; what was put right on the same day never stood."""
    stood = [each for each in noted if not each.is_done and each.after is not None]
    kept = [each for at, each in enumerate(stood) if at + 1 == len(stood) or stood[at + 1].noted_on > each.noted_on]
    first = kept[0].after if kept else None
    return first if first is not None and planned is not None and first != planned else None


def _is_needless(known: Known, step: Step) -> bool:
    """Tell whether a step is no part of this order: a deposit that nobody asks, an approval that nobody waits for."""
    if step.day is not None:
        return False
    if step.what == "deposit":
        return not payment_of(known.order.payment).deposit
    return step.what in {"artwork", SAMPLE, "documents_received"} and _proof(known, step.what) is None


def _slips(known: Known, found: dict[str, Step]) -> Iterator[Slip]:
    order, today = known.order, known.today
    ready = _ready(known)
    for step in found.values():
        due = step.planned
        is_known = step.done is not None or step.state == LATE
        late = ((step.done or today) - due).days if due is not None and is_known else 0
        moves, to = (
            _moved(known, step, ready) if step.done is None or step.what in {"deposit", "production"} else (None, None)
        )
        if due is not None and late > 0 and not (step.what == "etd" and order.etd is None):
            side = OURS if step.waits_since is not None and due < step.waits_since else step.side
            yield Slip(step.what, side, late, "late" if step.done else "waits", moves, to)
        elif step.was is not None and due is not None and step.done is None and due > step.was:
            yield Slip(step.what, step.side, (due - step.was).days, "moved", *_follows(known, step, found["eta"]))
    if order.etd is not None and order.ship_by is not None and order.is_to_ship and order.etd > order.ship_by:
        yield Slip("etd", CARRIER, (order.etd - order.ship_by).days, "after")
    began = order.in_production_on
    if (
        began is not None
        and order.is_to_ship
        and ready is not None
        and order.ship_by is not None
        and ready > order.ship_by
    ):
        yield Slip("production", OURS, (ready - order.ship_by).days, "waits", "ship_by", ready)


def _follows(known: Known, step: Step, eta: Step) -> tuple[str | None, date | None]:
    """Return what a step planned anew moves: an arrival noted before then moves with its vessel."""
    if step.what == "etd" and step.was is not None and step.planned is not None and eta.planned is not None:
        is_older = eta.changed_on is not None and step.changed_on is not None and eta.changed_on < step.changed_on
        return ("eta", eta.planned + (step.planned - step.was)) if is_older and eta.done is None else (None, None)
    return _after(known, step.what, step.planned or known.today)


def _ready(known: Known) -> date | None:
    """Return the earliest day on which the goods can be ready: the making counted from its beginning, or from today."""
    plan = known.plan
    if plan is None or plan.making is None or not known.order.is_to_ship:
        return None
    shut = [stop.closure for stop in plan.stops if stop.ours]
    return _made(plan.began or max(known.today, plan.begin or known.today), plan.making.days, shut)


def _made(start: date, days: int, shut: Iterable[Closure]) -> date:
    closures, day, left = list(shut), start, days
    while left > 0:
        day += timedelta(days=1)
        left -= not any(each.first <= day <= each.last for each in closures)
    return day


def _moved(known: Known, step: Step, ready: date | None) -> tuple[str | None, date | None]:
    """Return what a late step moves, and to which day at the earliest."""
    order = known.order
    if not order.is_to_ship:
        return None, None
    if step.what == "deposit" and known.lead is not None and known.lead.after_deposit:
        to = max(step.done or known.today, order.confirmed_on) + timedelta(days=known.lead.days)
        return ("ship_by", to) if order.ship_by is None or to > order.ship_by else (None, None)
    if step.what in {"artwork", SAMPLE} and not known.begun and ready is not None and order.ship_by is not None:
        return ("ship_by", ready) if ready > order.ship_by else (None, None)
    if step.what == "balance" and pays_before_shipment(order):
        return "etd", None
    return _after(known, step.what, max(known.today, step.planned or known.today))


def _after(known: Known, what: str, day: date) -> tuple[str | None, date | None]:
    """Return what follows a departure: the vessel that is missed, else the arrival, by the days at sea."""
    etd = known.order.etd
    if what == "ship_by" and etd is not None and day > etd and known.order.is_to_ship:
        return "etd", day
    sea = known.plan.sea if known.plan is not None else None
    if what not in {"ship_by", "etd"} or sea is None:
        return None, None
    to = day + timedelta(days=sea.days)
    eta = known.order.eta
    return ("eta", to) if eta is None or to > eta else (None, None)
