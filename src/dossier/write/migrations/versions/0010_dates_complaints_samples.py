"""Complaints have an end; a sample knows what its courier cost and when its fee was offered to be credited."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a book to this form."""
    op.execute(
        "CREATE TABLE complaint (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,"
        " contact_id INTEGER REFERENCES contact (id), company_id INTEGER REFERENCES company (id),"
        " deal_id INTEGER REFERENCES deal (id), order_id INTEGER REFERENCES orders (id),"
        " text VARCHAR NOT NULL, on_date DATE NOT NULL, pieces VARCHAR, asked VARCHAR, handler VARCHAR,"
        " answered_on DATE, cause VARCHAR, remedy VARCHAR, cost VARCHAR, prevention VARCHAR, closed_on DATE)"
    )
    for column in ("contact_id", "company_id", "deal_id", "order_id"):
        op.execute(f"CREATE INDEX ix_complaint_{column} ON complaint ({column})")
    op.execute("CREATE INDEX ix_complaint_open ON complaint (closed_on, on_date)")
    op.execute("ALTER TABLE proof ADD COLUMN courier_cost VARCHAR")
    op.execute("ALTER TABLE proof ADD COLUMN credit_offered_on DATE")
