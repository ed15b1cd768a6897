"""The order of the morning, made of few numbers that can be explained."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from dossier.advice.reckoning.rhythm import Pace
from dossier.i18n import N_, NP_
from dossier.records.agenda.agenda import Due, Part, Reminder, Who
from dossier.records.agenda.reminding import SOURCES, Source, Thresholds
from dossier.values.when import later
from dossier.values.workdays import WorkDays

CLOSENESS = {"friend": 6, "tells": 5, "chats": 3, "answers": 1}
LATE_AT_MOST = 30
GROUPS = ("now", "today", "week", "later", "spare")
_OTHER = Source("", "", "", 30, "dossier show {client}")
NOBODY = Who(None, None, "", None, None, None, None, None, None)
_QUIET = {"quiet", "stale", "thin", "portrait", "idle", "duty"}
GENTLE = {"quiet", "approach"}
"""Kinds that grow heavier by the week, not by the day."""
PLANNED_AWAY = {"quiet", "quote_silent", "quote_expired", "proof", "thin"}
"""Kinds that are silent while a follow-up of the client is planned: it will come up on its day."""
SOUGHT = {"quiet", "approach", "thin", "portrait", "decider", "buying"}
"""Kinds that seek business, of which a client on the black list is left out."""
WHILE_COMPLAINT = SOUGHT | {"quote_silent", "quote_expired", "proof", "policy", "founded", "news"}
"""Kinds that chase, seek business or congratulate, of which nothing is told while a complaint of the client is open."""
GREETED = {"birthday", "news", "founded"}
"""Kinds that are told a little late where their day was no working day of ours, unless there was a touch since."""
ANSWERED = {"quiet", "quote_silent", "proof"}
"""Kinds that wait for a word of theirs: where their own rhythm is known it says from when on, and no fixed number of days does."""
VISITS = {"to_us", "to_them"}
"""Kinds that are prepared on the day before at the latest."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def source_of(due: Due) -> Source:
    """Return the source that something due comes from."""
    return SOURCES.get(due.kind, _OTHER)


def weigh(due: Due, who: Who | None, today: date, on: date | None = None) -> tuple[Part, ...]:
    """Return each part of the weight of something due with its reason; `on` is the day on which to act."""
    source = source_of(due)
    late = (today - due.due_on).days
    ahead = ((on or due.due_on) - today).days
    parts = [Part(NP_("points", "kind"), source.weight)]
    if due.kind in GENTLE:
        parts.append(Part(N_("days late"), min(max(late, 0) // 7, 10)))
    elif due.kind == "inquiry":
        parts.append(Part(N_("waits for an answer"), min(max(late, 0) * 5, LATE_AT_MOST)))
    elif late > 0:
        parts.append(Part(N_("days late"), min(late, LATE_AT_MOST)))
    if ahead > 0:
        parts.append(Part(N_("still to come"), -2 * min(ahead, 10)))
    if who is not None and who.star:
        parts.append(Part(N_("stars"), who.star * 4))
    if who is not None and who.closeness in CLOSENESS:
        parts.append(Part(N_("closeness"), CLOSENESS[who.closeness]))
    return tuple(parts)


def score(parts: Iterable[Part]) -> int:
    """Return the whole weight."""
    return sum(part.points for part in parts)


def group(due: Due, on: date, today: date) -> str:
    """Return under which heading something stands that is to be acted upon on a day: one of GROUPS."""
    if source_of(due).spare:
        return "spare"
    if due.kind in {"inquiry", "approach"}:
        return "now" if due.kind == "inquiry" else "week"
    days = (on - today).days - (due.kind in VISITS)
    if days <= 0:
        late = due.due_on < today and (not source_of(due).ahead or due.kind == "ship_by")
        return "now" if late else "today"
    return "week" if days <= 7 else "later"


def settled(due: Due, who: Who | None, workdays: WorkDays, within: Thresholds, pace: Pace | None = None) -> Due:
    """Return something due with its day counted from the last touch: by their own rhythm, else in days as they are set."""
    if due.kind not in ANSWERED:
        return due
    last = who.last_touch_on if who else None
    since = max(due.due_on, last or due.due_on) if due.kind != "quiet" else last or due.due_on
    if pace is not None and (due.kind != "quiet" or pace.rhythm.asked_on is not None):
        return due._replace(due_on=pace.asks_from(since))
    if due.kind == "quiet":
        return due
    if due.kind == "quote_silent":
        return due._replace(due_on=workdays.after(since, within.quote_silent))
    return due._replace(due_on=later(since, within.proof_silent))


def acted_on(due: Due, workdays: WorkDays, today: date) -> tuple[date, str]:
    """Return the day on which to act, and the weekday or holiday because of which it is a later one."""
    day = max(due.due_on, today)
    if not source_of(due).touch or workdays.is_open(day):
        return (day if due.due_on >= today else due.due_on), ""
    return workdays.next_open(day), workdays.off.get(day) or DAYS[day.weekday()]


def morning(
    dues: Iterable[Due],
    today: date,
    whose: Callable[[Due], Who],
    workdays: Callable[[str | None], WorkDays],
    within: Thresholds,
    weighed_fully: int | None = 120,
    pace: Callable[[int | None], Pace | None] = lambda _contact: None,
) -> list[Reminder]:
    """Return everything due in its order: by heading, then by weight, then by day; `pace` tells how a person answers.

    Stars, closeness and calendars are looked up for the `weighed_fully` that weigh most without them (None: for all);
    they move a line by at most 26 points, so those behind could not reach the first screen.
    """
    ordinary = workdays(None)
    first = sorted(
        ((raw, _reminder(raw, None, ordinary, today, within)) for raw in _without_echo(dues)),
        key=lambda pair: _place(pair[1]),
    )
    at = len(first) if weighed_fully is None else weighed_fully
    head = []
    for raw, _light in first[:at]:
        who = whose(raw)
        own = pace(raw.contact_id) if raw.kind in ANSWERED else None
        head.append(_reminder(raw, who, workdays(who.country), today, within, own))
    found = sorted(head, key=_place) + [light for _raw, light in first[at:]]
    return _by_the_clock([each for each in found if _is_due(each, today, within)])


def _by_the_clock(found: list[Reminder]) -> list[Reminder]:
    """Return the morning with those of an hour on the same day in the order of the clock, in the places that they have."""
    for group_and_day in {(each.group, each.due.due_on) for each in found if each.due.at}:
        places = [at for at, each in enumerate(found) if each.due.at and (each.group, each.due.due_on) == group_and_day]
        timed = sorted((found[at] for at in places), key=lambda each: each.due.at or "")
        for at, each in zip(places, timed, strict=True):
            found[at] = each
    return found


def _reminder(
    raw: Due, who: Who | None, workdays: WorkDays, today: date, within: Thresholds, pace: Pace | None = None
) -> Reminder:
    due = settled(raw, who, workdays, within, pace)
    on, moved_by = acted_on(due, workdays, today)
    parts = weigh(due, who, today, on)
    rhythm = pace.rhythm if pace is not None else None
    return Reminder(due, who or NOBODY, score(parts), parts, group(due, on, today), on, act(due), moved_by, rhythm)


def _is_due(each: Reminder, today: date, within: Thresholds) -> bool:
    """Tell whether it still is to be told: not if a touch answered it, a follow-up is planned, or silence is usual for them."""
    if each.due.kind in PLANNED_AWAY and each.who.planned_on is not None:
        return False
    if each.due.kind in SOUGHT and each.who.black_list is not None:
        return False
    if each.due.kind in WHILE_COMPLAINT and each.who.complaint is not None:
        return False
    touched = each.who.last_touch_on
    if each.due.kind in GREETED and each.due.due_on < today and touched and touched >= each.due.due_on:
        return False
    if each.due.kind in ANSWERED and each.rhythm is not None and each.rhythm.asked_on is not None:
        return each.due.due_on <= today
    return each.due.kind not in ANSWERED or each.due.due_on <= today + timedelta(days=within.ahead)


def _place(each: Reminder) -> tuple[int, int, date, str]:
    return GROUPS.index(each.group), -each.score, each.on, each.due.ref


def act(due: Due) -> str:
    """Return the one command that acts on something due."""
    company = f"o{due.company_id}" if due.company_id is not None else f"d{due.deal_id}"  # whose person was forgotten
    client = f"c{due.contact_id}" if due.contact_id is not None else company
    return source_of(due).command.format(
        client=client, ref=due.ref, deal=f"d{due.deal_id}", company=company, text=due.text
    )


def is_late(each: Reminder, today: date) -> bool:
    """Tell whether something is overdue or waits, also where it moved to their next working day."""
    return each.group == "now" or (each.due.due_on < today and not source_of(each.due).ahead)


def by_urgency(reminders: Sequence[Reminder], today: date) -> list[Reminder]:
    """Return the reminders in the order in which they get room: all that is late before anything that is not."""
    return sorted(reminders, key=lambda each: not is_late(each, today))


def _without_echo(dues: Iterable[Due]) -> list[Due]:
    """Leave out the cadence of a client of whom something weightier is due already."""
    kept = list(dues)
    busy = {due.contact_id for due in kept if due.kind not in _QUIET and due.contact_id is not None}
    return [due for due in kept if due.kind != "quiet" or due.contact_id not in busy]
