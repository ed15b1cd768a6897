"""Policies, corrections, sendings, inheritance."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a book to this form."""
    op.create_table(
        "inheritance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("from_whom", sa.String(), nullable=True),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("inheritance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inheritance_origin"), ["origin"], unique=False)
        batch_op.create_index("ix_inheritance_record", ["kind", "record_id"], unique=False)

    op.create_table(
        "policy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("policy", schema=None) as batch_op:
        batch_op.create_index("ix_policy_topic_day", ["topic", "on_date"], unique=False)

    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proof_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["proof_id"], ["proof.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_proof_id"), ["proof_id"], unique=False)

    op.create_table(
        "sending",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachment.id"]),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"]),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("sending", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sending_attachment_id"), ["attachment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sending_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sending_contact_id"), ["contact_id"], unique=False)

    with op.batch_alter_table("deal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cause", sa.String(), nullable=True))

    # Written out: Alembic would copy the whole table for a foreign key, and lose AUTOINCREMENT on the way.
    op.execute("ALTER TABLE orders ADD COLUMN offer_id INTEGER REFERENCES offer (id)")
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("plug", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("mains", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("certificates", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("label_language", sa.String(), nullable=True))
        batch_op.create_index(batch_op.f("ix_orders_offer_id"), ["offer_id"], unique=False)

    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.create_index("ix_round_topic_outcome", ["topic", "outcome"], unique=False)

    with op.batch_alter_table("stage_change", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cause", sa.String(), nullable=True))
