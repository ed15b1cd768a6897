"""Policies on payment as limits: shares, days, sum, instruments, security, who may allow more."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_COLUMNS = (
    "open_percent VARCHAR", "handed_percent VARCHAR", "open_days INTEGER", "open_sum VARCHAR", "currency VARCHAR",
    "means VARCHAR", "security VARCHAR", "allowed_by VARCHAR",
)  # fmt: skip


def upgrade() -> None:
    """Bring a book to this form."""
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE policy ADD COLUMN {column}")
