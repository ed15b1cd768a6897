"""The index of all texts; the words are entered when all migrations are done, from the columns that are there then."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a book to this form."""
    op.execute(
        "CREATE TABLE search_place (kind INTEGER NOT NULL, record_id INTEGER NOT NULL, doc INTEGER NOT NULL,"
        " contact_id INTEGER, company_id INTEGER, mark INTEGER NOT NULL, PRIMARY KEY (kind, record_id)) WITHOUT ROWID"
    )
    for name in ("contact", "company"):
        column = f"{name}_id"
        op.execute(f"CREATE INDEX ix_search_place_{name} ON search_place ({column}) WHERE {column} IS NOT NULL")
    op.execute("CREATE VIRTUAL TABLE search USING fts5(text, content='', columnsize=0, tokenize='ascii')")
