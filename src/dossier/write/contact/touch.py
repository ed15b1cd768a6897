"""Touches and what they change: the cadence starts anew, a waiting client is answered."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any

from sqlmodel import select

from dossier.records.agenda.agenda import BUSINESS
from dossier.records.contact.person import FOUND_BY_US
from dossier.records.proposals import LogTouch, PlanFollowUp
from dossier.records.ref import OWNERS, Ref
from dossier.values.when import later
from dossier.write.deal.complaint import answer_complaints
from dossier.write.tables.agenda import FollowUp, LogEntry
from dossier.write.tables.contact import Contact
from dossier.write.tables.deal import Deal
from dossier.write.tables.facts import Fact
from dossier.write.transaction import Transaction

Owners = dict[str, int | None]
"""The contact, company and deal that something belongs to."""


def log(
    tx: Transaction, ref: Ref, touch: LogTouch, cadence_days: int | None, *, deal_id: int | None = None
) -> LogEntry:
    """Write a touch with a contact, company or deal, and start the contact's cadence anew from its day.

    `cadence_days` is how long the contact may stay without a touch, or None for no cadence; `deal_id` is the deal that
    a touch with a contact or company is about.
    """
    owners = owners_of(tx, ref)
    owners |= {"deal_id": deal_id} if deal_id is not None else {}
    row = tx.insert(LogEntry, **_entry(owners, touch))
    number = owners["contact_id"]
    if number is not None and (touch.channel != "note" or touch.direction != "both"):
        _touched(tx, tx.get(Contact, number), touch, cadence_days)
    if touch.direction != "in" and touch.channel not in {"note", BUSINESS}:
        answer_complaints(tx, owners, touch.on_date)
    return row


def log_many(tx: Transaction, every: Iterable[tuple[Owners, LogTouch]]) -> None:
    """Write first touches of ours with people whose rows say so already."""
    tx.insert_many(LogEntry, [_entry(owners, touch) for owners, touch in every])


def _entry(owners: Owners, touch: LogTouch) -> dict[str, Any]:
    return owners | asdict(touch) | {"topics": "\n".join(touch.topics) or None}


def _touched(tx: Transaction, contact: Contact, touch: LogTouch, cadence_days: int | None) -> None:
    last = max(touch.on_date, contact.last_touch_on or touch.on_date)
    values: dict[str, object] = {"last_touch_on": last}
    if cadence_days is not None:
        values["touch_by"] = later(last, cadence_days)
    if touch.direction == "in" and touch.channel != BUSINESS:
        came = touch.at or _moment(tx.now, touch.on_date)
        first = contact.last_touch_on is None and _was_found(tx, contact)
        since = contact.waiting_since
        newest = touch.on_date >= (contact.last_touch_on or touch.on_date)
        earlier = since is not None and came < since and not is_answered(tx, contact, came)
        if earlier or ((first or since is None) and newest):
            values["waiting_since"] = came
    elif contact.waiting_since is not None and touch.on_date >= contact.waiting_since.date():
        values["waiting_since"] = _came_after(tx, contact, touch.on_date)
    tx.update(contact, **values)


def is_answered(tx: Transaction, contact: Contact, since: datetime) -> bool:
    """Tell whether something of ours went to a person, or we talked, from a moment on."""
    touches = select(LogEntry).where(
        LogEntry.contact_id == contact.id, LogEntry.on_date >= since.date(),
        LogEntry.direction != "in", LogEntry.channel != "note",
    )  # fmt: skip
    answers = tx.session.exec(touches).all()
    return any(row.on_date > since.date() or row.at is None or row.at >= since for row in answers)


def _came_after(tx: Transaction, contact: Contact, day: date) -> datetime | None:
    """Return when the first message came that something logged for an earlier day does not answer."""
    came = select(LogEntry).where(
        LogEntry.contact_id == contact.id, LogEntry.on_date > day,
        LogEntry.direction == "in", LogEntry.channel != BUSINESS,
    )  # fmt: skip
    rows = tx.session.exec(came).all()
    return min((row.at or _moment(tx.now, row.on_date) for row in rows), default=None)


def _was_found(tx: Transaction, contact: Contact) -> bool:
    """Tell whether we found this person: what was kept since then was no message that waits."""
    rows = select(Fact).where(
        Fact.subject_kind == "contact", Fact.subject_id == contact.id, Fact.key == "contact.source"
    )
    newest = max(tx.session.exec(rows).all(), key=lambda row: (row.noted_on, row.id or 0), default=None)
    return newest is not None and newest.value in FOUND_BY_US


def _moment(now: datetime, day: date) -> datetime:
    return now if day == now.date() else datetime.combine(day, time(12))


def owners_of(tx: Transaction, ref: Ref) -> dict[str, int | None]:
    """Return the contact, company and deal that something about `ref` belongs to."""
    if ref.letter == "c":
        contact = tx.get(Contact, ref.id)
        return {"contact_id": ref.id, "company_id": contact.company_id, "deal_id": None}
    if ref.letter == "d":
        deal = tx.get(Deal, ref.id)
        return {"contact_id": deal.contact_id, "company_id": deal.company_id, "deal_id": ref.id}
    return {"contact_id": None, "company_id": None, "deal_id": None} | {OWNERS[ref.letter]: ref.id}


def follow(tx: Transaction, ref: Ref, plan: PlanFollowUp) -> FollowUp:
    """Plan something to do with a contact, company or deal."""
    return tx.insert(FollowUp, **_plan(tx, owners_of(tx, ref), plan))


def follow_many(tx: Transaction, every: Iterable[tuple[Owners, PlanFollowUp]]) -> range:
    """Plan something to do with each of many people, and return the ids of the follow-ups."""
    return tx.insert_many(FollowUp, [_plan(tx, owners, plan) for owners, plan in every])


def _plan(tx: Transaction, owners: Owners, plan: PlanFollowUp) -> dict[str, Any]:
    return owners | asdict(plan) | {"first_due_on": plan.due_on, "state": "open", "created_on": tx.today}


def is_logged(tx: Transaction, ref: Ref, entry: LogTouch) -> bool:
    """Tell whether a letter is in a contact's log: by its number, or by the same words, as when it was pasted before."""
    held = select(LogEntry).where(LogEntry.contact_id == ref.id)
    if entry.message_id is not None:
        same = held.where(LogEntry.message_id == entry.message_id)
        if tx.session.exec(same).first() is not None:
            return True
    words = " ".join(entry.text.split())
    rows = tx.session.exec(held.where(LogEntry.channel == entry.channel, LogEntry.direction == entry.direction)).all()
    return any(
        " ".join(row.text.split()) == words and (row.message_id is None or entry.message_id is None) for row in rows
    )


def is_planned(tx: Transaction, ref: Ref, plan: PlanFollowUp) -> bool:
    """Tell whether the same is planned with a contact already and still open."""
    held = select(FollowUp).where(FollowUp.contact_id == ref.id, FollowUp.state == "open", FollowUp.text == plan.text)
    return tx.session.exec(held).first() is not None


def finish(tx: Transaction, number: int, next_due: date | None) -> FollowUp:
    """Mark a follow-up as done; a repeating one moves to `next_due` and stays open."""
    row = tx.get(FollowUp, number)
    if next_due is None:
        tx.update(row, state="done", closed_on=tx.today)
    else:
        tx.update(row, due_on=next_due)
    return row
