"""Orders with a life: lines, lots, receipts; money whose day was noted becomes a receipt where its sum can be reckoned."""

from decimal import Decimal

import sqlalchemy as sa
from alembic import op

from dossier.values.payment import payment_of

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_COLUMNS = (
    "packing VARCHAR", "sample_id INTEGER REFERENCES proof (id)", "in_production_on DATE", "delivered_on DATE",
    "cancelled_on DATE", "cancelled_why VARCHAR", "quantity VARCHAR", "shipped_quantity VARCHAR", "received VARCHAR",
    "reckoned VARCHAR",
)  # fmt: skip
_LINES = """SELECT s.id, s.value, n.position, n.item, n.quantity, n.unit, n.price FROM orders s JOIN quote_line n ON n.quote_id = s.quote_id
    WHERE NOT EXISTS (SELECT 1 FROM quote_line m JOIN quote_line p ON p.quote_id = m.quote_id AND p.item = m.item
    AND p.id > m.id WHERE m.quote_id = s.quote_id) ORDER BY s.id, n.position"""
_CENT = Decimal("0.01")
_PAID = """SELECT id, value, currency, payment, deposit_paid, balance_paid FROM orders
    WHERE value IS NOT NULL AND currency IS NOT NULL AND (deposit_paid IS NOT NULL OR balance_paid IS NOT NULL)"""


def upgrade() -> None:
    """Bring a book to this form."""
    # Written out: Alembic would copy the whole table for a foreign key, and lose AUTOINCREMENT on the way.
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE orders ADD COLUMN {column}")
    op.create_index(op.f("ix_orders_sample_id"), "orders", ["sample_id"], unique=False)
    _make(
        "order_line",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("quantity", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("price", sa.String(), nullable=True),
    )
    _make(
        "lot",
        sa.Column("quantity", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("item", sa.String(), nullable=True),
        sa.Column("ship_by", sa.Date(), nullable=True),
        sa.Column("shipped_on", sa.Date(), nullable=True),
        sa.Column("balance_due", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
    )
    op.create_index("ix_lot_to_ship", "lot", ["shipped_on", "ship_by"], unique=False)
    op.create_index("ix_lot_balance_due", "lot", ["balance_due"], unique=False)
    _make(
        "receipt",
        sa.Column("amount", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("charges", sa.String(), nullable=True),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
    )
    _goods(op.get_bind())
    _receipts(op.get_bind())


def _make(table: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{table}_order_id"), table, ["order_id"], unique=False)


def _receipts(connection: sa.Connection) -> None:
    """Write the money that old orders had received: a deposit by its share, a balance as all that was left.

    A day whose sum cannot be reckoned stays a day.
    """
    put = sa.text("INSERT INTO receipt (order_id, amount, currency, on_date) VALUES (:id, :amount, :currency, :day)")
    for row in connection.execute(sa.text(_PAID)).mappings().all():
        value = Decimal(row["value"])
        deposit = payment_of(row["payment"]).deposit_sum(value, row["currency"])
        first = deposit if row["deposit_paid"] and deposit else Decimal(0)
        came = [(first, row["deposit_paid"])] if first else []
        if row["balance_paid"] and value > first:
            came.append((value - first, row["balance_paid"]))
        for amount, day in came:
            given = {"id": row["id"], "amount": f"{amount:f}", "currency": row["currency"], "day": day}
            connection.execute(put, given)
        if came:
            told = {"id": row["id"], "sum": f"{sum(amount for amount, _day in came):f}"}
            connection.execute(sa.text("UPDATE orders SET received = :sum WHERE id = :id"), told)


def _goods(connection: sa.Connection) -> None:
    """Copy to old orders the lines of their quotation, where they can be no others: each item once, and together its value."""
    rows = connection.execute(sa.text(_LINES)).mappings().all()
    put = sa.text(
        "INSERT INTO order_line (order_id, position, item, quantity, unit, price)"
        " VALUES (:id, :position, :item, :quantity, :unit, :price)"
    )
    for number in dict.fromkeys(row["id"] for row in rows):
        mine = [row for row in rows if row["id"] == number]
        worth = sum((Decimal(row["quantity"] or 0) * Decimal(row["price"]) for row in mine), Decimal(0))
        if mine[0]["value"] is not None and abs(worth - Decimal(mine[0]["value"])) > _CENT:
            continue
        for row in mine:
            connection.execute(
                put, {name: row[name] for name in ("id", "position", "item", "quantity", "unit", "price")}
            )
        if all(row["quantity"] for row in mine):
            total = sum((Decimal(row["quantity"]) for row in mine), Decimal(0))
            told = {"id": number, "sum": f"{total:f}"}
            connection.execute(sa.text("UPDATE orders SET quantity = :sum WHERE id = :id"), told)
            sent = "UPDATE orders SET shipped_quantity = :sum WHERE id = :id AND shipped_on IS NOT NULL"
            connection.execute(sa.text(sent), told)
