"""Persons and firms that are archived: since when, and why."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a book to this form."""
    for table in ("contact", "company"):
        op.execute(f"ALTER TABLE {table} ADD COLUMN archived_on DATE")
        op.execute(f"ALTER TABLE {table} ADD COLUMN archived_why VARCHAR")
        op.execute(f"CREATE INDEX ix_{table}_archived_on ON {table} (archived_on) WHERE archived_on IS NOT NULL")
