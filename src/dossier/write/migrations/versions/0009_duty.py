"""Duties that were looked up, the customs code of an offer, and the freight that a quotation reckons with."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a book to this form."""
    op.execute(
        "CREATE TABLE duty (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, country VARCHAR NOT NULL, code VARCHAR NOT NULL,"
        " percent VARCHAR NOT NULL, extra VARCHAR, on_date DATE NOT NULL, source VARCHAR, note VARCHAR)"
    )
    op.execute("CREATE INDEX ix_duty_country_code ON duty (country, code)")
    op.execute("ALTER TABLE offer ADD COLUMN hs_code VARCHAR")
    op.execute("ALTER TABLE quote ADD COLUMN freight VARCHAR")
