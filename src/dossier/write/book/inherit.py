"""Taking over a colleague's clients: every row gets a new id, nobody is entered twice, nothing counts as verified."""

from datetime import date
from typing import Any, NamedTuple

from pydantic import ValidationError
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.records.catalogue import catalogue
from dossier.records.handover import NAMED, TABLES, Bundle
from dossier.records.kinds import BY_TABLE as KIND_OF
from dossier.records.known import CERTAIN, KNOWN, LIKELY, TOLD, was_told
from dossier.records.ref import Ref
from dossier.values.names import fold
from dossier.write.book.undo import table_of, typed
from dossier.write.tables import model_of
from dossier.write.tables.columns import Row
from dossier.write.tables.company import Company
from dossier.write.tables.contact import Contact, ContactPoint
from dossier.write.tables.facts import Fact
from dossier.write.tables.inheritance import Inheritance
from dossier.write.transaction import Transaction

_KIND_OF_SUBJECT = {"company": "company", "contact": "contact", "deal": "deal"}


class TakenOver(NamedTuple):
    """What came: new rows by table, the clients that were known already, and how many rows had come before."""

    new: dict[str, int]
    met: list[Ref]
    refs: list[Ref]
    before: int


class _Arrival:
    """The state of one inheriting: which id of the other book became which of ours."""

    def __init__(self, tx: Transaction, bundle: Bundle) -> None:
        self.tx, self.bundle = tx, bundle
        self.ids: dict[tuple[str, int], int] = {}
        self.met: list[Ref] = []
        self.new: dict[str, int] = {}
        self.before = 0
        self.known = self._came_before()

    def _came_before(self) -> dict[str, int]:
        start = f"{self.bundle.book}:"
        rows = self.tx.session.exec(
            select(Inheritance).where(Inheritance.origin >= start, Inheritance.origin < start + "\uffff")
        )
        return {row.origin: row.record_id for row in rows}

    def origin(self, table: str, row: dict[str, Any]) -> str:
        return f"{self.bundle.book}:{table}:{row['id']}"


def inherit(tx: Transaction, bundle: Bundle) -> TakenOver:
    """Write a handover into this book; a second time only what is new in it. Raises InvalidValueError for a bad row."""
    arrival = _Arrival(tx, bundle)
    for table in TABLES:
        for row in bundle.rows[table]:
            _arrive(arrival, table, row)
    _renew_touches(arrival)
    refs = [
        Ref(KIND_OF[table].letter, arrival.ids[table, row["id"]])
        for table in ("company", "contact")
        for row in bundle.rows[table]
        if not row.get("neighbour")
    ]
    return TakenOver(arrival.new, arrival.met, refs, arrival.before)


def _renew_touches(arrival: _Arrival) -> None:
    """Bring the last touch of people whom this book knew already up to what came with them."""
    for row in arrival.bundle.rows["contact"]:
        ours = arrival.tx.get(Contact, arrival.ids["contact", row["id"]])
        theirs = date.fromisoformat(row["last_touch_on"]) if row.get("last_touch_on") else None
        if theirs is not None and (ours.last_touch_on is None or ours.last_touch_on < theirs):
            arrival.tx.update(ours, last_touch_on=theirs)


def _arrive(arrival: _Arrival, table: str, row: dict[str, Any]) -> None:
    origin = arrival.origin(table, row)
    if origin in arrival.known:
        arrival.ids[table, row["id"]] = arrival.known[origin]
        arrival.before += 1
        return
    number = _met(arrival, table, row)
    if number is not None:
        arrival.met.append(Ref(KIND_OF[table].letter, number))
    else:
        made = _written(arrival, table, row)
        if made is None:
            return
        number = int(made.id)  # type: ignore[attr-defined]
        arrival.new[table] = arrival.new.get(table, 0) + 1
    arrival.ids[table, row["id"]] = number
    arrival.tx.insert(
        Inheritance,
        kind=KIND_OF[table].noun if table in KIND_OF else table,
        record_id=number,
        origin=origin,
        from_whom=arrival.bundle.from_whom or None,
        on_date=arrival.bundle.on_date,
        confirmed_on=None if table in NAMED else arrival.tx.today,
    )


def _written(arrival: _Arrival, table: str, row: dict[str, Any]) -> Row | None:
    """Write one row, or nothing if it hangs on something left behind; raises InvalidValueError for a bad one."""
    try:
        values = _values(arrival, table, row)
        return None if values is None else arrival.tx.insert(model_of(table), **values)
    except (ValidationError, IntegrityError, TypeError, ValueError, ArithmeticError) as error:
        raise InvalidValueError(
            _("A row of “{table}” in the handover cannot be read.").format(table=table),
            _("Nothing was taken over; ask for the file again."),
        ) from error


def _met(arrival: _Arrival, table: str, row: dict[str, Any]) -> int | None:
    """Return the record of ours that a person or firm of the handover already is: same address, or same domain or name."""
    session = arrival.tx.session
    if table == "contact":
        addresses = [
            point["normal"]
            for point in arrival.bundle.rows["point"]
            if point.get("contact_id") == row["id"] and point.get("kind") == "email"
        ]
        found = session.exec(
            select(ContactPoint).where(ContactPoint.kind == "email", ContactPoint.normal.in_(addresses))  # type: ignore[attr-defined]
        ).first()
        return found.contact_id if found else None
    if table == "company":
        if row.get("domain"):
            firm = session.exec(select(Company).where(Company.domain == row["domain"])).first()
            if firm is not None:
                return firm.id
        same = session.exec(select(Company).where(Company.country == row.get("country"))).all()
        return next((firm.id for firm in same if fold(firm.name) == fold(str(row.get("name")))), None)
    return None


def _values(arrival: _Arrival, table: str, row: dict[str, Any]) -> dict[str, Any] | None:
    """Return the columns of a row for our book, or None for one that hangs on something left behind."""
    columns = table_of(model_of(table)).columns
    values = {
        name: typed(columns[name].type.python_type, row[name]) for name in row if name in columns and name != "id"
    }
    for column in columns:
        if not column.foreign_keys or column.name not in values or values[column.name] is None:
            continue
        target = next(iter(column.foreign_keys)).column.table.name
        if target == "operation":
            continue
        values[column.name] = arrival.ids.get((target, values[column.name]))
        if values[column.name] is None and not column.nullable:
            return None
    if table == "point" and _has_point(arrival, values):
        return None
    if was_told(row.get("source"), row.get("told_by_id")) and table != "fact":
        values["source"] = TOLD
    return _fact(arrival, row, values) if table == "fact" else values


def _has_point(arrival: _Arrival, values: dict[str, Any]) -> bool:
    held = arrival.tx.session.exec(
        select(ContactPoint).where(ContactPoint.normal == values.get("normal"), ContactPoint.kind == values.get("kind"))
    )
    return any((row.contact_id, row.company_id) == (values.get("contact_id"), values.get("company_id")) for row in held)


def _fact(arrival: _Arrival, row: dict[str, Any], values: dict[str, Any]) -> dict[str, Any] | None:
    """Return a fact as it stands in our book: told by a colleague, likely until somebody confirms it."""
    subject = arrival.ids.get((_KIND_OF_SUBJECT.get(str(row.get("subject_kind")), ""), int(row.get("subject_id") or 0)))
    if subject is None:
        return None
    origin = [arrival.bundle.from_whom, str(row.get("source") or ""), str(row.get("source_detail") or "")]
    if values.get("told_by") is None and row.get("told_by_name"):
        origin.append(str(row["told_by_name"]))
    return values | {
        "subject_id": subject,
        "source": TOLD if was_told(row.get("source"), row.get("told_by")) else "inherited",
        "source_detail": ", ".join(part for part in origin if part),
        "certainty": LIKELY if values.get("certainty") == CERTAIN else values.get("certainty"),
        "operation_id": arrival.tx.operation_id,
    }


def confirm(tx: Transaction, subjects: list[tuple[str, int]]) -> int:
    """Mark records as confirmed and note what was taken over anew, as certain and from today; return how many facts."""
    count = 0
    for kind, number in subjects:
        for row in _unconfirmed(tx, kind, number):
            tx.update(row, confirmed_on=tx.today)
        facts = tx.session.exec(
            select(Fact).where(Fact.subject_kind == kind, Fact.subject_id == number).order_by(Fact.noted_on, Fact.id)  # type: ignore[arg-type]
        ).all()
        newest = {(fact.key, fact.value if _is_many(fact.key) else None): fact for fact in facts}
        for fact in [each for each in newest.values() if each.source == "inherited" and each.state == KNOWN]:
            tx.insert(Fact, **_confirmed(tx, fact))
            count += 1
    return count


def _is_many(key: str) -> bool:
    entry = catalogue.by_key().get(key)
    return entry is not None and entry.many


def _confirmed(tx: Transaction, fact: Fact) -> dict[str, Any]:
    kept = {name: getattr(fact, name) for name in type(fact).model_fields if name not in {"id", "operation_id"}}
    return kept | {
        "source": "user", "source_detail": None, "certainty": CERTAIN, "noted_on": tx.today, "operation_id": tx.operation_id,
    }  # fmt: skip


def _unconfirmed(tx: Transaction, kind: str, number: int) -> list[Inheritance]:
    return list(
        tx.session.exec(
            select(Inheritance).where(
                Inheritance.kind == kind,
                Inheritance.record_id == number,
                Inheritance.confirmed_on.is_(None),  # type: ignore[union-attr]
            )
        )
    )
