"""A book knows from which machines it was written and how often, so that two that wrote apart are noticed."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a book to this form."""
    op.execute(
        "CREATE TABLE writer (place VARCHAR NOT NULL, machine VARCHAR NOT NULL, number INTEGER NOT NULL,"
        " at VARCHAR NOT NULL, PRIMARY KEY (place)) WITHOUT ROWID"
    )
