"""What travels with an order: their number, days, papers, vessel, packages; how money came; what a sample was and cost."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

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
    """Bring a book to this form."""
    for table, columns in _COLUMNS.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    op.create_index("ix_orders_to_sail", "orders", ["shipped_on", "etd"], unique=False)
    op.create_index("ix_orders_to_arrive", "orders", ["delivered_on", "eta"], unique=False)
    op.create_index(
        "ix_orders_to_send_papers", "orders", ["documents_sent", "balance_paid", "shipped_on"], unique=False
    )
    op.create_index("ix_orders_po_number", "orders", [sa.text("po_number COLLATE NOCASE")], unique=False)
