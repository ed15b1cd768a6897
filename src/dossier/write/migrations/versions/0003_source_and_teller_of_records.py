"""Source and teller of what is recorded about a client."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TABLES = ("career", "client_product", "department", "link", "market", "news", "point", "visit")


def upgrade() -> None:
    """Bring a book to this form."""
    for table in _TABLES:
        # Written out: Alembic would copy the whole table for a foreign key, and lose AUTOINCREMENT on the way.
        op.execute(f"ALTER TABLE {table} ADD COLUMN source VARCHAR")
        op.execute(f"ALTER TABLE {table} ADD COLUMN told_by_id INTEGER REFERENCES contact (id)")
        op.create_index(op.f(f"ix_{table}_told_by_id"), table, ["told_by_id"], unique=False)
