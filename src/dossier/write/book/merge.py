"""Making one record of two: every row that belongs to the second goes over to the first, then the second goes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from sqlmodel import select

from dossier.records.known import KNOWN, Known, current
from dossier.records.merging import Merge
from dossier.records.proposals import AddPoint
from dossier.records.ref import Ref
from dossier.values.names import fold
from dossier.write import fact
from dossier.write.book.erase import referring
from dossier.write.contact.touch import is_answered
from dossier.write.record import add_point, row_of
from dossier.write.tables.about_client import Link
from dossier.write.tables.agenda import LogEntry
from dossier.write.tables.columns import Row
from dossier.write.tables.company import Company
from dossier.write.tables.contact import Contact, ContactPoint
from dossier.write.tables.facts import Fact
from dossier.write.tables.inheritance import Inheritance
from dossier.write.transaction import Transaction, columns

T = TypeVar("T", date, datetime)

_TOLD_ONCE: dict[str, frozenset[str]] = {
    "point": frozenset({"value", "label", "preferred"}), "link": frozenset(), "market": frozenset(), "career": frozenset(),
    "department": frozenset(), "visit": frozenset(), "client_product": frozenset(), "news": frozenset(),
    "attachment": frozenset({"path", "added_on", "size"}), "log_entry": frozenset(), "follow_up": frozenset(),
    "sending": frozenset(),
}  # fmt: skip
"""Tables in which a row that says nothing new goes, with the columns that may differ all the same."""


def merge(tx: Transaction, asked: Merge) -> dict[str, int]:
    """Merge one record into another of its kind; return how many rows of each table went over to the first."""
    keep, gone = row_of(tx, asked.keep), row_of(tx, asked.gone)
    waiting = _still_waiting(tx, keep, gone) if isinstance(keep, Contact) and isinstance(gone, Contact) else None
    moved: dict[str, int] = {}
    for model, column in referring(str(keep.__tablename__)):
        attribute = getattr(model, column)
        for row in tx.session.exec(select(model).where(attribute == asked.gone.id)).all():
            _hand_over(tx, row, column, asked.keep.id)
            moved[str(model.__tablename__)] = moved.get(str(model.__tablename__), 0) + 1
    moved["fact"] = moved.get("fact", 0) + _facts(tx, asked.keep, asked.gone)
    _origins(tx, asked.keep, asked.gone)
    values = {name: getattr(gone, name) for name in asked.columns}
    if isinstance(keep, Contact) and isinstance(gone, Contact):
        values |= _of_contact(keep, gone, asked) | {"waiting_since": waiting}
    if isinstance(keep, Company) and isinstance(gone, Company):
        values |= _of_company(tx, keep, gone, asked)
    tx.update(keep, **values)
    for each in asked.facts:
        fact.note(tx, asked.keep.kind.noun, asked.keep.id, each)
    if isinstance(keep, Contact):
        tx.update(keep, birthday=_birthday(tx, asked.keep))
    tx.delete(gone)
    tx.touched.add((asked.keep.kind.table, asked.keep.id))
    return {table: count for table, count in moved.items() if count}


def _hand_over(tx: Transaction, row: Row, column: str, number: int) -> None:
    """Let a row belong to another record; one that would say nothing new there, or link a firm to itself, goes."""
    if isinstance(row, Link) and number in {row.company_id, row.other_id} - {getattr(row, column)}:
        tx.delete(row)
        return
    twin = _twin(tx, row, column, number)
    if twin is None:
        values: dict[str, Any] = {column: number}
        if isinstance(row, ContactPoint) and row.preferred and _prefers(tx, row, column, number):
            values["preferred"] = False
        tx.update(row, **values)
        return
    if isinstance(twin, ContactPoint) and isinstance(row, ContactPoint):
        tx.update(twin, label=twin.label or row.label, preferred=twin.preferred or row.preferred)
    for model, pointing in referring(str(row.__tablename__)):
        attribute = getattr(model, pointing)
        for other in tx.session.exec(select(model).where(attribute == row.id)).all():  # type: ignore[attr-defined]
            tx.update(other, **{pointing: twin.id})  # type: ignore[attr-defined]
    tx.delete(row)


def _twin(tx: Transaction, row: Row, column: str, number: int) -> Row | None:
    """Return a row of the survivor that says all this one says, or None."""
    table = str(row.__tablename__)
    if table not in _TOLD_ONCE or (isinstance(row, LogEntry) and row.message_id is None):
        return None
    beside = {"company_id"} if column == "contact_id" else set()  # the firm of the day, not what is said
    said = {
        name: value
        for name, value in columns(row).items()
        if value is not None and name not in {"id", column, *beside, *_TOLD_ONCE[table]}
    }
    attribute = getattr(type(row), column)
    for other in tx.session.exec(select(type(row)).where(attribute == number)).all():
        if all(getattr(other, name) == value for name, value in said.items()):
            return other
    return None


def _prefers(tx: Transaction, row: ContactPoint, column: str, number: int) -> bool:
    attribute = getattr(ContactPoint, column)
    held = tx.session.exec(select(ContactPoint).where(attribute == number, ContactPoint.kind == row.kind)).all()
    return any(other.preferred for other in held)


def _facts(tx: Transaction, keep: Ref, gone: Ref) -> int:
    """Let what is known about one be known about the other; what both know in the very same words is kept once."""
    known = {_said(row) for row in _rows(tx, keep)}
    rows = _rows(tx, gone)
    for row in rows:
        if _said(row) in known:
            tx.delete(row)
        else:
            tx.update(row, subject_id=keep.id)
    return len(rows)


def _rows(tx: Transaction, ref: Ref) -> list[Fact]:
    return list(
        tx.session.exec(select(Fact).where(Fact.subject_kind == ref.kind.noun, Fact.subject_id == ref.id)).all()
    )


def _said(row: Fact) -> tuple[Any, ...]:
    return tuple(value for name, value in columns(row).items() if name not in {"id", "subject_id", "operation_id"})


def _origins(tx: Transaction, keep: Ref, gone: Ref) -> None:
    noun = keep.kind.noun
    for row in tx.session.exec(
        select(Inheritance).where(Inheritance.kind == noun, Inheritance.record_id == gone.id)
    ).all():
        tx.update(row, record_id=keep.id)


def _of_contact(keep: Contact, gone: Contact, asked: Merge) -> dict[str, Any]:
    """Return the derived columns of a person made of two: the first day, the last touch, when the next is due."""
    touched = [row for row in (keep, gone) if row.last_touch_on is not None]
    last = _latest(row.last_touch_on for row in touched)
    due = [row.touch_by for row in touched if row.last_touch_on == last] if touched else [keep.touch_by, gone.touch_by]
    dates = [each for each in due if each is not None]
    values: dict[str, Any] = {
        "created_on": min(keep.created_on, gone.created_on),
        "last_touch_on": last,
        "touch_by": min(dates, default=keep.touch_by or gone.touch_by),
    }
    return values | ({"native_name": asked.native_name} if asked.native_name else {})


def _latest(values: Iterable[T | None]) -> T | None:
    return max((each for each in values if each is not None), default=None)


def _still_waiting(tx: Transaction, keep: Contact, gone: Contact) -> datetime | None:
    """Return since when the one person waits for an answer: neither entry was answered through the other since."""
    found = [
        one.waiting_since
        for one, other in ((keep, gone), (gone, keep))
        if one.waiting_since is not None and not is_answered(tx, other, one.waiting_since)
    ]
    return min(found, default=None)


def _of_company(tx: Transaction, keep: Company, gone: Company, asked: Merge) -> dict[str, Any]:
    """Return the columns of a firm made of two: all names, the first day; a second domain is kept as a website."""
    name = gone.name if "name" in asked.columns else keep.name
    every = [keep.name, gone.name, *(keep.aliases or "").split("\n"), *(gone.aliases or "").split("\n")]
    others: dict[str, str] = {}
    for each in every:
        if each and fold(each) != fold(name):
            others.setdefault(fold(each), each)
    domain = gone.domain if "domain" in asked.columns else keep.domain
    for other in (keep.domain, gone.domain):
        if other and other != domain:
            add_point(tx, asked.keep, AddPoint("website", other))
    return {"aliases": "\n".join(others.values()) or None, "created_on": min(keep.created_on, gone.created_on)}


def _birthday(tx: Transaction, ref: Ref) -> str | None:
    rows = [
        Known(row.key, row.value, row.state, row.source, row.noted_on, row.certainty, id=row.id)
        for row in _rows(tx, ref)
        if row.key == "contact.birthday"
    ]
    found = current(rows).get("contact.birthday")
    return fact.month_and_day(found.value if found and found.state == KNOWN else None)
