"""Follow-ups and visits have an hour, orders what travels with them, receipts and samples their papers; clients can be archived.

Until now an hour stood before what is to be done, or before the purpose of a visit.
"""

import json
import re

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_WORDS = {"follow_up": "text", "visit": "purpose"}
_HOUR = re.compile(r"((?:[01]\d|2[0-3]):[0-5]\d)(?:\s+|$)")


_COLUMNS = {
    "orders": (
        "po_number VARCHAR", "pi_sent_on DATE", "inspection_on DATE", "booking VARCHAR", "cut_off DATE", "etd DATE", "eta DATE",
        "vessel VARCHAR", "container VARCHAR", "carrier VARCHAR", "bl_number VARCHAR", "bl_kind VARCHAR", "documents_sent DATE",
        "documents_received DATE", "cartons INTEGER", "gross_weight VARCHAR", "cbm VARCHAR", "freight VARCHAR",
        "insured VARCHAR", "declared_on DATE", "rebate VARCHAR", "claim VARCHAR",
    ),
    "receipt": ("way VARCHAR", "account VARCHAR", "rate VARCHAR"),
    "proof": (
        "contents VARCHAR", "waybill VARCHAR", "fee VARCHAR", "paid_by VARCHAR", "fee_paid_on DATE", "credited_in VARCHAR",
        "credited_on DATE",
    ),
}  # fmt: skip


def upgrade() -> None:
    """Bring a book to this form; what was done before is kept in the new form, too, so that it can be taken back."""
    _separate_hours()
    _add_shipping()
    for table in ("contact", "company"):
        op.execute(f"ALTER TABLE {table} ADD COLUMN archived_on DATE")
        op.execute(f"ALTER TABLE {table} ADD COLUMN archived_why VARCHAR")
        op.execute(f"CREATE INDEX ix_{table}_archived_on ON {table} (archived_on) WHERE archived_on IS NOT NULL")


def _separate_hours() -> None:
    connection = op.get_bind()
    for table, column in _WORDS.items():
        op.execute(f"ALTER TABLE {table} ADD COLUMN at VARCHAR")
        rows = connection.execute(sa.text(f"SELECT id, {column} FROM {table} WHERE {column} GLOB '[0-2][0-9]:*'")).all()  # noqa: S608
        for number, words in rows:
            told = _apart({column: words}, column)
            put = sa.text(f"UPDATE {table} SET at = :at, {column} = :{column} WHERE id = :id")  # noqa: S608
            connection.execute(put, told | {"id": number})
        changes = connection.execute(
            sa.text("SELECT id, before, after FROM change WHERE table_name = :table"), {"table": table}
        ).all()
        for number, *sides in changes:
            held = [json.loads(each) if each else None for each in sides]
            if any(each and _HOUR.match(each.get(column) or "") for each in held):
                made = [json.dumps(_apart(each, column), ensure_ascii=False) if each else None for each in held]
                put = sa.text("UPDATE change SET before = :before, after = :after WHERE id = :id")
                connection.execute(put, {"before": made[0], "after": made[1], "id": number})


def _apart(row: dict[str, str | None], column: str) -> dict[str, str | None]:
    """Return some columns of a row with the hour in a column of its own; those that do not hold the words as they are."""
    if column not in row:
        return row
    hit = _HOUR.match(row[column] or "")
    return row | ({"at": hit[1], column: (row[column] or "")[hit.end() :] or None} if hit else {"at": None})


def _add_shipping() -> None:
    for table, columns in _COLUMNS.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    op.create_index("ix_orders_to_sail", "orders", ["shipped_on", "etd"], unique=False)
    op.create_index("ix_orders_to_arrive", "orders", ["delivered_on", "eta"], unique=False)
    op.create_index(
        "ix_orders_to_send_papers", "orders", ["documents_sent", "balance_paid", "shipped_on"], unique=False
    )
    op.create_index("ix_orders_po_number", "orders", [sa.text("po_number COLLATE NOCASE")], unique=False)
