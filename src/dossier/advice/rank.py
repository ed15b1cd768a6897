"""The order of the morning, made of few numbers that can be explained."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from dossier.facts.agenda import Due, Reminder, Who
from dossier.i18n import N_

WEIGHTS = {
    "inquiry": 200, "follow_up": 60, "promise": 58, "quote_silent": 50, "quote_expiring": 55, "proof": 45,
    "ship_by": 65, "deposit": 55, "balance": 62, "quiet": 20, "birthday": 30, "news": 28,
}  # fmt: skip
"""How much each kind of reminder weighs before anything else is known; our own judgement, inquiries above all."""

AHEAD = {"birthday", "news", "quote_expiring", "ship_by"}
"""Kinds that are told before their day; they lose weight with every day that is still to come."""

CLOSENESS = {"friend": 6, "tells": 5, "chats": 3, "answers": 1}
LATE_AT_MOST = 30


class Weighed(NamedTuple):
    """A reminder's weight and the words that explain it."""

    score: int
    reasons: tuple[tuple[str, int], ...]


def weigh(due: Due, who: Who | None, today: date) -> Weighed:
    """Return the weight of something due, and each part of it with its reason."""
    late = (today - due.due_on).days
    parts = [(N_("kind"), WEIGHTS.get(due.kind, 30))]
    if late > 0 and due.kind not in {"inquiry", "quiet"}:
        parts.append((N_("days late"), min(late, LATE_AT_MOST)))
    if due.kind == "inquiry":
        parts.append((N_("waits for an answer"), min(max(late, 0) * 5, LATE_AT_MOST)))
    if due.kind == "quiet":
        parts.append((N_("days late"), min(late // 7, 10)))
    if late < 0:
        parts.append((N_("still to come"), 2 * max(late, -10)))
    if who is not None and who.star:
        parts.append((N_("stars"), who.star * 4))
    if who is not None and who.closeness in CLOSENESS:
        parts.append((N_("closeness"), CLOSENESS[who.closeness]))
    return Weighed(sum(points for _reason, points in parts), tuple(parts))


def group(due: Due, today: date) -> str:
    """Return under which heading something due stands: `now`, `today`, `week` or `later`."""
    if due.kind == "inquiry":
        return "now"
    days = (due.due_on - today).days
    if days < 0 and due.kind not in AHEAD:
        return "now"
    if days < 0 and due.kind == "ship_by":
        return "now"
    return "today" if days <= 0 else "week" if days <= 7 else "later"


GROUPS = ("now", "today", "week", "later")


def morning(
    dues: Iterable[Due], today: date, whose: Callable[[Due], Who], act: Callable[[Due], str], weighed_fully: int = 120
) -> list[Reminder]:
    """Return everything due in its order: by heading, then by weight, then by day.

    Stars and closeness are looked up for the `weighed_fully` that weigh most without them; they move a
    line by at most 26 points, so those behind could not reach the first screen.
    """
    distinct = _without_echo(dues)
    first = sorted(
        distinct, key=lambda due: (GROUPS.index(group(due, today)), -weigh(due, None, today).score, due.due_on)
    )
    found: list[Reminder] = []
    for at, due in enumerate(first):
        who = (
            whose(due)
            if at < weighed_fully
            else Who(due.contact_id, due.company_id, "", None, None, None, None, None, None)
        )
        weight = weigh(due, who, today)
        reasons = tuple(f"{reason} {points:+d}" for reason, points in weight.reasons)
        late = (today - due.due_on).days
        found.append(Reminder(due, who, weight.score, reasons, group(due, today), late, act(due)))
    head = sorted(
        found[:weighed_fully], key=lambda each: (GROUPS.index(each.group), -each.score, each.due.due_on, each.due.ref)
    )
    return head + found[weighed_fully:]


def _without_echo(dues: Iterable[Due]) -> list[Due]:
    """Leave out the cadence of a client of whom something weightier is due already."""
    kept = list(dues)
    busy = {due.contact_id for due in kept if due.kind != "quiet" and due.contact_id is not None}
    return [due for due in kept if due.kind != "quiet" or due.contact_id not in busy]
