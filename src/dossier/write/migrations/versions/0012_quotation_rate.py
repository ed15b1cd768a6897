"""The exchange rate at which a quotation was reckoned, and lines of papers found by their item."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a book to this form; older quotations keep no rate, for nobody knows at which they were reckoned."""
    op.execute("ALTER TABLE quote ADD COLUMN rate VARCHAR")
    op.execute("ALTER TABLE quote ADD COLUMN rate_on DATE")
    op.execute("ALTER TABLE quote ADD COLUMN rate_pair VARCHAR")
    op.execute("CREATE INDEX ix_quote_line_item ON quote_line (item COLLATE NOCASE)")
    op.execute("CREATE INDEX ix_order_line_item ON order_line (item COLLATE NOCASE)")
