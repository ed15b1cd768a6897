"""Deleting a record with everything that hangs on it, as one operation that can be taken back."""

from sqlmodel import select

from dossier.records.kinds import BY_TABLE as KIND_OF
from dossier.records.known import TOLD
from dossier.records.ref import Ref
from dossier.records.ties import LOOSE, OWNERS, TELLERS
from dossier.write.book.undo import table_of
from dossier.write.record import row_of
from dossier.write.tables import every
from dossier.write.tables.columns import Row
from dossier.write.tables.facts import Fact
from dossier.write.tables.inheritance import Inheritance
from dossier.write.transaction import Transaction


def delete(tx: Transaction, ref: Ref) -> dict[str, int]:
    """Delete a record and what belongs to it; return how many rows of each table went."""
    gone: dict[str, int] = {}
    row = row_of(tx, ref)
    part_of = getattr(row, "order_id", None)
    _delete(tx, row, gone)
    if part_of is not None:
        from dossier.write.deal import order_life

        order_life.renew(tx, part_of)
    return gone


def _delete(tx: Transaction, row: Row, gone: dict[str, int]) -> None:
    table = str(row.__tablename__)
    number = row.id  # type: ignore[attr-defined]
    for model, column in referring(table):
        attribute = getattr(model, column)
        for other in tx.session.exec(select(model).where(attribute == number)).all():
            if column in TELLERS:
                tx.update(other, **{column: None}, source=TOLD)  # it stays protected without its teller
            elif (str(model.__tablename__), column) in LOOSE and not _only_owner(other, column):
                tx.update(other, **{column: None})
            else:
                _delete(tx, other, gone)
    kind = KIND_OF[table].noun if table in KIND_OF else table
    for known in tx.session.exec(select(Fact).where(Fact.subject_kind == kind, Fact.subject_id == number)).all():
        _delete(tx, known, gone)
    for origin in tx.session.exec(
        select(Inheritance).where(Inheritance.kind == kind, Inheritance.record_id == number)
    ).all():
        tx.delete(origin)
    tx.delete(row)
    gone[table] = gone.get(table, 0) + 1


def _only_owner(row: Row, column: str) -> bool:
    """Tell whether a row that may belong to several records would belong to none without this one."""
    owners = [name for name in OWNERS if name in type(row).model_fields]
    if column not in owners or str(row.__tablename__) == "contact":
        return False
    return all(getattr(row, name) is None for name in owners if name != column)


def referring(table: str) -> list[tuple[type[Row], str]]:
    """Return every model and column that points to a table."""
    found: list[tuple[type[Row], str]] = []
    for model in every().values():
        columns = table_of(model).columns
        found += [
            (model, each.name) for each in columns if any(key.column.table.name == table for key in each.foreign_keys)
        ]
    return found
