"""What a talk is to bring, and what they confirmed in writing of what was said there."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_AIM = (
    "CREATE TABLE aim (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, contact_id INTEGER, company_id INTEGER,"
    " deal_id INTEGER, visit_id INTEGER, text VARCHAR NOT NULL, least VARCHAR, set_on DATE NOT NULL, log_entry_id INTEGER,"
    " outcome VARCHAR, FOREIGN KEY(contact_id) REFERENCES contact (id), FOREIGN KEY(company_id) REFERENCES company (id),"
    " FOREIGN KEY(deal_id) REFERENCES deal (id), FOREIGN KEY(visit_id) REFERENCES visit (id),"
    " FOREIGN KEY(log_entry_id) REFERENCES log_entry (id))"
)
_RECAP_POINT = (
    "CREATE TABLE recap_point (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, log_entry_id INTEGER NOT NULL,"
    " position INTEGER NOT NULL, text VARCHAR NOT NULL, round_id INTEGER, promise_id INTEGER,"
    " confirmed_in_id INTEGER, FOREIGN KEY(log_entry_id) REFERENCES log_entry (id),"
    " FOREIGN KEY(round_id) REFERENCES round (id), FOREIGN KEY(promise_id) REFERENCES promise (id),"
    " FOREIGN KEY(confirmed_in_id) REFERENCES log_entry (id))"
)
_INDEXES = {
    "aim": ("contact_id", "company_id", "deal_id", "visit_id", "log_entry_id"),
    "recap_point": ("log_entry_id", "round_id", "promise_id", "confirmed_in_id"),
}


def upgrade() -> None:
    """Bring a book to this form."""
    op.execute(_AIM)
    op.execute(_RECAP_POINT)
    for table, columns in _INDEXES.items():
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [column], unique=False)
