"""Policies, corrections, sendings, inheritance."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = {
    "inheritance": "kind VARCHAR NOT NULL, record_id INTEGER NOT NULL, origin VARCHAR NOT NULL, from_whom VARCHAR,"
    " on_date DATE NOT NULL, confirmed_on DATE",
    "policy": "topic VARCHAR NOT NULL, text VARCHAR NOT NULL, on_date DATE NOT NULL",
    "correction": "proof_id INTEGER NOT NULL REFERENCES proof (id), text VARCHAR NOT NULL, noted_on DATE NOT NULL,"
    " sent_on DATE",
    "sending": "attachment_id INTEGER NOT NULL REFERENCES attachment (id), contact_id INTEGER REFERENCES contact (id),"
    " company_id INTEGER REFERENCES company (id), on_date DATE NOT NULL, text VARCHAR",
}
_COLUMNS = (
    "deal ADD COLUMN cause VARCHAR", "stage_change ADD COLUMN cause VARCHAR", "orders ADD COLUMN offer_id INTEGER REFERENCES offer (id)",
    "orders ADD COLUMN plug VARCHAR", "orders ADD COLUMN mains VARCHAR", "orders ADD COLUMN certificates VARCHAR",
    "orders ADD COLUMN label_language VARCHAR",
)  # fmt: skip
_INDEXES = (
    ("ix_inheritance_origin", "inheritance", "origin"), ("ix_inheritance_record", "inheritance", "kind", "record_id"),
    ("ix_policy_topic_day", "policy", "topic", "on_date"), ("ix_correction_proof_id", "correction", "proof_id"),
    ("ix_sending_attachment_id", "sending", "attachment_id"), ("ix_sending_company_id", "sending", "company_id"),
    ("ix_sending_contact_id", "sending", "contact_id"), ("ix_orders_offer_id", "orders", "offer_id"),
    ("ix_round_topic_outcome", "round", "topic", "outcome"),
)  # fmt: skip


def upgrade() -> None:
    """Bring a book to this form."""
    # Written out: Alembic would copy the whole table for a foreign key, and lose AUTOINCREMENT on the way.
    for table, columns in _TABLES.items():
        op.execute(f"CREATE TABLE {table} (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, {columns})")
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE {column}")
    for name, table, *of in _INDEXES:
        op.create_index(name, table, of)
