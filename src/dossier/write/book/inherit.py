"""Taking over a colleague's clients: every row gets a new id, nobody is entered twice, nothing counts as verified."""

from datetime import date
from typing import Any

from pydantic import ValidationError
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from dossier.errors import InvalidValueError, RefusedError
from dossier.i18n import _
from dossier.records.catalogue import catalogue
from dossier.records.handover import NAMED, Bundle
from dossier.records.kinds import BY_TABLE as KIND_OF
from dossier.records.known import CERTAIN, KNOWN, LIKELY, TOLD, was_told
from dossier.values.names import fold
from dossier.write import guards
from dossier.write.book.undo import table_of, typed
from dossier.write.tables import model_of
from dossier.write.tables.company import Company
from dossier.write.tables.contact import Contact, ContactPoint
from dossier.write.tables.facts import Fact
from dossier.write.tables.inheritance import Inheritance
from dossier.write.tables.negotiation import Order
from dossier.write.transaction import Transaction, record_id

_KIND_OF_SUBJECT = {"company": "company", "contact": "contact", "deal": "deal"}


class Arrival:
    """One inheriting: which id of the other book became which of ours."""

    def __init__(self, tx: Transaction, bundle: Bundle) -> None:
        self.tx, self.bundle = tx, bundle
        self.ids: dict[tuple[str, int], int] = {}
        self.known = self._came_before()
        self.priced = {row.get("quote_id") for row in bundle.rows["quote_line"] if row.get("payment")}
        """Quotations of which a line names its payment."""

    def _came_before(self) -> dict[str, int]:
        start = f"{self.bundle.book}:"
        rows = self.tx.session.exec(
            select(Inheritance).where(Inheritance.origin >= start, Inheritance.origin < start + "\uffff")
        )
        return {row.origin: row.record_id for row in rows}

    def arrive(self, table: str, row: dict[str, Any]) -> tuple[str, int, list[str]]:
        """Write one row, unless it came before or is there; return what became of it, its id, and what is to be said.

        Raises InvalidValueError for a row that cannot be kept, RefusedError for one that hangs on what did not come.
        """
        origin = f"{self.bundle.book}:{table}:{row['id']}"
        said: list[str] = []
        if origin in self.known:
            self.ids[table, row["id"]] = self.known[origin]
            return "same", self.known[origin], said
        number, what = _met(self, table, row), "adds"
        if number is None:
            what = "new"
            values = self._values(table, row)
            if table == "point" and (held := _point(self, values)) is not None:
                return "same", held, said
            said = self._guarded(table, row, values)
            number = self._written(table, values)
        self.ids[table, row["id"]] = number
        self.tx.insert(
            Inheritance,
            kind=KIND_OF[table].noun if table in KIND_OF else table,
            record_id=number,
            origin=origin,
            from_whom=self.bundle.from_whom or None,
            on_date=self.bundle.on_date,
            confirmed_on=None if table in NAMED else self.tx.today,
        )
        return what, number, said

    def _written(self, table: str, values: dict[str, Any]) -> int:
        try:
            made = self.tx.insert(model_of(table), **values)
            self.tx.session.flush()
        except (ValidationError, IntegrityError, TypeError, ValueError, ArithmeticError) as error:
            raise InvalidValueError(_("This row cannot be kept: a value is missing or of another kind.")) from error
        if isinstance(made, Order):
            guards.days_in_order(made, values)
        return record_id(made)

    def _guarded(self, table: str, row: dict[str, Any], values: dict[str, Any]) -> list[str]:
        """Hold a row to what no path into the book gets past, and return what that changed of it."""
        letter = KIND_OF[table].letter if table in KIND_OF else ""
        if letter in guards.DATED and values.get("deal_id") is not None:
            guards.not_before_inquiry(self.tx, values["deal_id"], letter, values)
        if table == "quote" and row["id"] not in self.priced:
            guards.payment_first(self.tx, None, values, values.get("note"))
        number = values.get("number")
        if table not in {"quote", "orders"} or not number or values.get("replaces_id"):
            return []
        try:
            guards.number_free(self.tx, values)
        except InvalidValueError as error:
            values["number"] = f"{number} ({self.bundle.from_whom or self.bundle.book[:8]})"
            guards.number_free(self.tx, values)
            return [_("{number} here: {why}").format(number=values["number"], why=error)]
        return []

    def _values(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        """Return the columns of a row for our book; raises RefusedError for one that hangs on what did not come."""
        columns = table_of(model_of(table)).columns
        try:
            values = {
                name: typed(columns[name].type.python_type, row[name])
                for name in row
                if name in columns and name != "id"
            }
        except (TypeError, ValueError, ArithmeticError) as error:
            raise InvalidValueError(_("This row cannot be kept: a value is missing or of another kind.")) from error
        for column in columns:
            if not column.foreign_keys or values.get(column.name) is None:
                continue
            target = next(iter(column.foreign_keys)).column.table.name
            if target == "operation":
                continue
            values[column.name] = self.ids.get((target, values[column.name]))
            if values[column.name] is None and not column.nullable:
                raise _behind()
        if was_told(row.get("source"), row.get("told_by_id")) and table != "fact":
            values["source"] = TOLD
        return _fact(self, row, values) if table == "fact" else values

    def renew_touches(self) -> None:
        """Bring the last touch of people whom this book knew already up to what came with them."""
        for row in self.bundle.rows["contact"]:
            number = self.ids.get(("contact", row["id"]))
            if number is None or not row.get("last_touch_on"):
                continue
            ours, theirs = self.tx.get(Contact, number), date.fromisoformat(row["last_touch_on"])
            if ours.last_touch_on is None or ours.last_touch_on < theirs <= self.tx.today:
                self.tx.update(ours, last_touch_on=theirs)


def _behind() -> RefusedError:
    return RefusedError(_("What it belongs to did not come."))


def _met(arrival: Arrival, table: str, row: dict[str, Any]) -> int | None:
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


def _point(arrival: Arrival, values: dict[str, Any]) -> int | None:
    """Return the address of ours that is the same one of the same client."""
    held = arrival.tx.session.exec(
        select(ContactPoint).where(ContactPoint.normal == values.get("normal"), ContactPoint.kind == values.get("kind"))
    )
    owner = values.get("contact_id"), values.get("company_id")
    return next((row.id for row in held if (row.contact_id, row.company_id) == owner), None)


def _fact(arrival: Arrival, row: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """Return a fact as it stands in our book: told by a colleague, likely until somebody confirms it."""
    subject = arrival.ids.get((_KIND_OF_SUBJECT.get(str(row.get("subject_kind")), ""), int(row.get("subject_id") or 0)))
    if subject is None:
        raise _behind()
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
