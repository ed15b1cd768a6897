"""Adding, changing and deleting records of any kind, one row each, with the history kept by the transaction."""

from typing import TYPE_CHECKING, Any

from sqlmodel import select

from dossier.errors import RefusedError
from dossier.i18n import _
from dossier.records.kinds import KINDS
from dossier.records.known import TOLD
from dossier.records.proposals import AddPoint, AddRecord
from dossier.records.ref import OWNERS, Ref
from dossier.values.names import normal_point
from dossier.write import guards
from dossier.write.deal import deal
from dossier.write.fact import month_and_day
from dossier.write.tables import model_of
from dossier.write.tables.columns import Row
from dossier.write.tables.contact import ContactPoint
from dossier.write.transaction import Transaction, record_id

if TYPE_CHECKING:
    from dossier.write.tables.negotiation import Order


def add(tx: Transaction, proposal: AddRecord) -> Ref:
    """Write a new record and return its ref."""
    kind = KINDS[proposal.noun]
    model = model_of(kind.table)
    values = {kind.field(name).column if kind.field(name) else name: value  # type: ignore[union-attr]
              for name, value in proposal.values.items()}  # fmt: skip
    if proposal.owner is not None:
        values[OWNERS[proposal.owner.letter]] = proposal.owner.id
    if isinstance(values.get("deal_id"), int):
        guards.not_before_inquiry(tx, values["deal_id"], kind.letter, values)
    guards.not_to_come(kind.letter, values, tx.today)
    if kind.letter == "s":
        guards.number_free(tx, values)
    if kind.letter == "cp":
        guards.complaint_days(values)
    if proposal.noun == "order":
        return _new_order(tx, values)
    row = tx.insert(model, **_derived(proposal.noun, values))
    return Ref(kind.letter, row.id)  # type: ignore[attr-defined]


def change(
    tx: Transaction, ref: Ref, values: dict[str, Any], override: str | None = None
) -> dict[str, tuple[Any, Any]]:
    """Change fields of a record and return what changed, as column → (before, after).

    A deal's stage is a move of its history. Raises RefusedError for a quotation that goes out without its payment and
    without `override`, InvalidValueError for a day before the inquiry.
    """
    row = row_of(tx, ref)
    if ref.letter == "d":
        return deal.change(tx, ref.id, values)
    guards.not_to_come(ref.letter, values, tx.today)
    if ref.letter in guards.DATED:
        guards.not_before_inquiry(tx, row.deal_id, ref.letter, values)  # type: ignore[attr-defined]
    if ref.letter in {"q", "s"}:
        guards.number_free(tx, values, ref)
    if ref.letter == "q":
        guards.as_sent(row, values)  # type: ignore[arg-type]
        kept = guards.payment_first(tx, ref.id, values, override)
        held = values.get("note", row.note)  # type: ignore[attr-defined]
        values |= {"note": "\n".join(part for part in (held, kept) if part)} if kept else {}
    if ref.letter == "s":
        return _of_order(tx, row, values, override)  # type: ignore[arg-type]
    if ref.letter == "cp":
        guards.complaint_days(values, row)
    changed = tx.update(row, **_derived(ref.kind.noun, values, row))
    if ref.letter in {"b", "z"}:
        from dossier.write.deal import order_life

        order_life.renew(tx, row.order_id)  # type: ignore[attr-defined]
    if ref.letter == "q" and "state" in changed:
        from dossier.write.deal.quotation import follow_state

        changed |= follow_state(tx, ref.id)
    return changed


def _new_order(tx: Transaction, values: dict[str, Any]) -> Ref:
    """Write an order that was made elsewhere, its goods as quoted and its money as receipts."""
    from dossier.write.deal import order_life
    from dossier.write.tables.negotiation import Order

    row = tx.insert(Order, **{name: value for name, value in values.items() if name not in _PAID})
    number = record_id(row)
    order_life.goods_as_quoted(tx, row)
    order_life.renew(tx, number)
    _note_paid(tx, row, values)
    guards.days_in_order(row, values)
    return Ref("s", number)


_PAID = ("deposit_paid", "balance_paid")
"""Days of an order that stand for money: noted, they become receipts."""
_RUNNING = frozenset(
    (*_PAID, "deposit_due", "balance_due", "in_production_on", "ship_by", "shipped_on", "delivered_on")
)
"""Days that only an order has that was not cancelled."""


def _note_paid(tx: Transaction, row: "Order", values: dict[str, Any]) -> None:
    from dossier.write.deal import order_life

    for name in _PAID:
        if values.get(name) is not None and row.received is not None and getattr(row, name) is not None:
            order_life.correct_day(tx, row, getattr(row, name), values[name])
        elif values.get(name) is not None and getattr(row, name) != values[name]:
            order_life.paid(tx, record_id(row), name, values[name], whole=True)
        elif name in values and values[name] is None and row.received is None:
            tx.update(row, **{name: None})


def _of_order(
    tx: Transaction, row: "Order", values: dict[str, Any], override: str | None
) -> dict[str, tuple[Any, Any]]:
    """Change an order: money whose day is noted becomes a receipt, goods leave only as the payment allows."""
    from dossier.write.deal import order_life

    number = record_id(row)
    if _RUNNING & values.keys():
        guards.not_cancelled(row)
    before = {name: getattr(row, name) for name in values}
    tx.update(row, **{name: value for name, value in values.items() if name not in {*_PAID, "shipped_on"}})
    order_life.renew(tx, number)
    _note_paid(tx, row, values)
    if values.get("shipped_on") is not None and row.shipped_on is None:
        guards.paid_before_shipment(tx, row, None, override)
    if "shipped_on" in values:
        tx.update(row, shipped_on=values["shipped_on"])
        order_life.renew(tx, number)
    guards.days_in_order(row, values)
    return {name: (old, getattr(row, name)) for name, old in before.items() if getattr(row, name) != old}


def _derived(noun: str, values: dict[str, Any], row: Row | None = None) -> dict[str, Any]:
    """Add the columns that follow from others: the look-up form of an address, the day of a yearly event."""
    if values.get("told_by_id") is not None:
        values = {"source": getattr(row, "source", None) or TOLD} | values
    if noun == "point" and "value" in values:
        kind = str(values.get("kind") or getattr(row, "kind", ""))
        return values | {"normal": normal_point(kind, values["value"])}
    if noun == "news":
        yearly = values.get("yearly", getattr(row, "yearly", False))
        day = values.get("on_date", getattr(row, "on_date", None))
        return values | {"month_day": month_and_day(day) if yearly else None}
    return values


def row_of(tx: Transaction, ref: Ref) -> Row:
    """Return the row of a ref."""
    return tx.get(model_of(ref.kind.table), ref.id)


def add_point(tx: Transaction, owner: Ref, point: AddPoint) -> ContactPoint | None:
    """Add a way to reach somebody; None if the very same one is there already."""
    column = getattr(ContactPoint, OWNERS[owner.letter])
    normal = normal_point(point.kind, point.value)
    held = tx.session.exec(select(ContactPoint).where(column == owner.id, ContactPoint.kind == point.kind)).all()
    if any(row.normal == normal for row in held):
        return None
    return tx.insert(
        ContactPoint,
        **{OWNERS[owner.letter]: owner.id},
        kind=point.kind,
        value=point.value,
        normal=normal,
        label=point.label,
        preferred=point.preferred,
        source=point.source,
        told_by_id=point.told_by,
    )


def refuse_self_link(company_id: int, other_id: int) -> None:
    """Raise RefusedError if a firm is to be linked to itself."""
    if company_id == other_id:
        raise RefusedError(_("A company cannot be linked to itself."), _("Name the other company."))
