"""The owner of occasions: what is next with a person, a firm or a trip."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from dossier.advice.agenda.preparing import steps
from dossier.advice.country import calendar
from dossier.advice.country.closures import short
from dossier.advice.playbook.scene import Around, Scene
from dossier.advice.playbook.vocabulary import scene
from dossier.records.agenda.occasion import KINDS, THANKED_WITHIN, Occasion, is_round
from dossier.records.agenda.reminding import Thresholds
from dossier.records.company.firm import News
from dossier.records.country.country import SEASON
from dossier.records.country.feast import FAST
from dossier.records.deal.deal import CLOSED_STAGES
from dossier.records.dossier import Dossier
from dossier.values import anniversary
from dossier.values.partial_date import next_occurrence
from dossier.values.workdays import WorkDays

TALKS = re.compile(
    r"\b(?:call|phone|ring|telephone|meet|meeting|visit|video|zoom|teams)\b|电话|致电|会议|见面|面谈|拜访|来访|视频",
    re.IGNORECASE,
)
"""Words of a follow-up that mean talking to the client."""
LASTING = 3
"""Days ahead for which a fast or a feast that lasts stands, and a birthday that is past: after what is today or tomorrow."""


def coming(dossier: Dossier, today: date, around: Around | None = None) -> tuple[Occasion, ...]:
    """Return the occasions of a dossier that last or are near enough to prepare, the nearest first."""
    seen = scene(dossier, today, around)
    found = [
        *_visits(seen),
        *_thanks(seen),
        *_fairs(seen),
        *_anniversaries(seen),
        *_talks(seen),
        *_days(seen),
        *_birthday(seen),
        *_trade(seen),
    ]
    near = [
        each
        for each in found
        if (each.last >= today or each.kind == "birthday") and each.days_until(today) <= KINDS[each.kind].ahead
    ]
    order = list(KINDS)
    return tuple(sorted(near, key=lambda each: (_nearness(each, today), order.index(each.kind), each.first)))


def moments(dossier: Dossier, occasions: Sequence[Occasion]) -> tuple[str, ...]:
    """Return the moments of the playbook that matter now, the nearest occasion's first.

    An order that is open and a quotation that is out are moments without a day of their own; a call is always one.
    """
    found = [each.moment for each in occasions]
    found += ["order"] if any(order.is_to_ship for order in dossier.orders) else []
    lost = {deal.id for deal in dossier.deals if deal.stage in CLOSED_STAGES}
    found += ["quote"] if any(each.state == "sent" and each.deal_id not in lost for each in dossier.quotes) else []
    return tuple(dict.fromkeys([*found, "call"]))


def _nearness(each: Occasion, today: date) -> int:
    days = max(0, each.days_until(today))
    begun = each.kind == "fast" or (each.first < today and each.kind in {"birthday", "holiday"})
    return LASTING if days == 0 and begun else days


def _made(seen: Scene, kind: str, first: date, last: date | None = None, **more: Any) -> Occasion:
    contact, company = seen.dossier.contact, seen.dossier.company
    made = Occasion(
        kind, first, last or first, KINDS[kind].moment, contact_id=contact.id if contact else None,
        company_id=company.id if company else None,
    )  # fmt: skip
    return made._replace(**more)


def _visits(seen: Scene) -> Iterator[Occasion]:
    contact = seen.dossier.contact
    for visit in seen.dossier.visits:
        mine = contact is None or visit.contact_id == contact.id
        last = visit.until or visit.on_date
        if mine and last >= seen.today and (visit.on_date - seen.today).days <= KINDS[visit.direction].ahead:
            prepare = steps(seen, visit) if contact is not None else ()
            who = "" if contact is not None else visit.contact_name
            yield _made(
                seen, visit.direction, visit.on_date, last, what=who, ref=f"v{visit.id}", prepare=prepare,
                contact_id=visit.contact_id, at=visit.at,
            )  # fmt: skip


def _thanks(seen: Scene) -> Iterator[Occasion]:
    """Yield a visit just over for which nobody has been thanked: no letter of ours went since."""
    for visit in seen.dossier.visits:
        ended = visit.until or visit.on_date
        if 1 <= (seen.today - ended).days <= THANKED_WITHIN and not any(
            each.direction == "out"
            and ((each.on_date > ended and each.channel in ("email", "chat"))
                 or (each.on_date >= ended and "thanks" in (each.topics or "").split("\n")))
            for each in seen.dossier.log if each.contact_id == visit.contact_id
        ):  # fmt: skip
            until = ended + timedelta(THANKED_WITHIN)
            yield _made(seen, "thanks", ended, until, ref=f"v{visit.id}", contact_id=visit.contact_id)


def _dated(row: News, today: date) -> date | None:
    """Return the next day of news that names a whole day; a month alone is no day to prepare for."""
    text = row.on_date or ""
    if row.yearly or text.startswith("--"):
        return next_occurrence(text, today)
    return date.fromisoformat(text) if len(text) == len("2027-01-01") else None


def _fairs(seen: Scene) -> Iterator[Occasion]:
    for row in seen.dossier.news:
        day = _dated(row, seen.today) if row.kind == "fair" else None
        if day is not None:
            yield _made(seen, "fair", day, what=row.text, ref=f"n{row.id}")


def _anniversaries(seen: Scene) -> Iterator[Occasion]:
    """Yield the anniversaries in the news, and the day the firm was founded unless the news tells it already."""
    founded = seen.fact("company.founded")
    told = str(founded.value) if founded else ""
    day = next_occurrence(told, seen.today) if told else None
    years = day.year - int(told[:4]) if day and told[:4].isdigit() else None
    found = [(on, row) for row in seen.dossier.news if row.kind == "anniversary" and (on := _dated(row, seen.today))]
    for on, row in found:
        what = anniversary.called(row.text, row.on_date, on)
        number = anniversary.number(what) or (years if on == day else None)
        yield _made(seen, "anniversary", on, what=what, number=number, ref=f"n{row.id}")
    if day is not None and (years is None or years > 0) and all(on != day for on, _row in found):
        firm = seen.dossier.company
        yield _made(seen, "anniversary", day, number=years, ref=firm.ref if firm else "")


def _talks(seen: Scene) -> Iterator[Occasion]:
    for each in seen.dossier.follow_ups:
        if TALKS.search(each.text):
            yield _made(seen, "talk", each.due_on, what=each.text, ref=f"f{each.id}", at=each.at)


def _days(seen: Scene) -> Iterator[Occasion]:
    """Yield what this person keeps, and the next day off there that is none of it."""
    kept = calendar.kept(seen.dossier, seen.today, seen.around)
    for each in kept:
        kind = "fast" if each.kind == FAST else "holiday"
        named = {"what": each.name, "what_zh": each.name_zh, "computed": each.computed, "own": each.own}
        yield _made(seen, kind, each.first, each.last, **named)
    covered = [(each.first, each.last) for each in kept if each.kind != FAST]
    off = [
        day
        for day in sorted(seen.around.holidays, key=lambda day: day.on_date)
        if day.kind != SEASON
        and (day.until or day.on_date) >= seen.today
        and not any(first <= day.on_date <= last + timedelta(days=3) for first, last in covered)
    ]
    for day in off[:1]:
        zh = short(day.name_zh) if day.name_zh else ""
        named = {"what": short(day.name), "what_zh": zh, "computed": day.computed, "own": False}
        yield _made(seen, "holiday", day.on_date, day.until, **named)


def _birthday(seen: Scene) -> Iterator[Occasion]:
    """Yield the next birthday, or the one that fell on our days off just before and was followed by no touch."""
    fact, contact = seen.fact("contact.birthday"), seen.dossier.contact
    told = str(fact.value) if fact else ""
    rest = WorkDays(off={each.on_date: each.name for each in seen.around.ours}).rest_before(seen.today)
    day = next_occurrence(told, rest) if told else None
    if day is not None and day < seen.today and contact and (contact.last_touch_on or date.min) >= day:
        day = next_occurrence(told, seen.today)
    if day is not None:
        age = day.year - int(told[:4]) if told[:4].isdigit() else 0
        yield _made(seen, "birthday", day, number=age if is_round(age) else None)


def _trade(seen: Scene) -> Iterator[Occasion]:
    """Yield the ends of quotations, feedback to ask for, shipments and money that is due."""
    closed = {deal.id for deal in seen.dossier.deals if deal.stage in CLOSED_STAGES}
    for quote in seen.dossier.quotes:
        if quote.state == "sent" and quote.valid_until and quote.deal_id not in closed:
            yield _made(seen, "quote", quote.valid_until, what=quote.number or f"q{quote.id}", ref=f"q{quote.id}")
    for proof in seen.dossier.proofs:
        if proof.state == "sent" and proof.sent_on and proof.feedback_on is None and proof.deal_id not in closed:
            day = proof.sent_on + timedelta(days=Thresholds().proof_silent)
            yield _made(seen, "sample", day, what=proof.ref, ref=proof.ref)
    for order in seen.dossier.orders:
        if order.cancelled_on is not None:
            continue
        name = order.number or order.ref
        if order.is_to_ship and order.ship_by:
            yield _made(seen, "shipment", order.ship_by, what=name, ref=order.ref)
        for kind, due, there in (
            ("arrival", order.eta, order.delivered_on), ("money", order.deposit_due, order.deposit_paid),
            ("money", order.balance_due, order.balance_paid),
        ):  # fmt: skip
            if due and not there:
                yield _made(seen, kind, due, what=name, ref=order.ref)
