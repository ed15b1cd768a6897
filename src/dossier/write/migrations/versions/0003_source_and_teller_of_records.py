"""Source and teller of what is recorded about a client; indexes by which every question costs the same in any book."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_RECORDS = ("career", "client_product", "department", "link", "market", "news", "point", "visit")
_NAMES = (
    ("contact", "name"), ("contact", "country", "name"), ("company", "name"), ("company", "country", "name"),
    ("quote", "number"), ("orders", "number"),
)  # fmt: skip
"""Tables with the columns of an index, the last of which is a name."""
_PARTS = (
    ("ix_look_up_name", "look_up", "word", "kind IN ('c', 'o', 'd') AND what IN ('name', 'alias')"),
    ("ix_look_up_firm", "look_up", "word", "kind = 'o'"),
    ("ix_operation_undone_at", "operation", "undone_at", "undone_at IS NOT NULL"),
)
"""Indexes of a few of a table's rows: what completion offers, the words of firms, what was taken back."""


def upgrade() -> None:
    """Bring a book to this form."""
    for table in _RECORDS:
        # Written out: Alembic would copy the whole table for a foreign key, and lose AUTOINCREMENT on the way.
        op.execute(f"ALTER TABLE {table} ADD COLUMN source VARCHAR")
        op.execute(f"ALTER TABLE {table} ADD COLUMN told_by_id INTEGER REFERENCES contact (id)")
        op.create_index(op.f(f"ix_{table}_told_by_id"), table, ["told_by_id"], unique=False)
    for table, *before, name in _NAMES:
        op.create_index(f"ix_{'_'.join((table, *before, name))}", table, [*before, sa.text(f"{name} COLLATE NOCASE")])
    op.create_index("ix_operation_command", "operation", ["command"])
    op.create_index("ix_change_row", "change", ["table_name", "row_id"])
    op.create_index("ix_stage_change_to_day", "stage_change", ["to_stage", "on_date"])
    for name, table, column, part in _PARTS:
        op.create_index(name, table, [column], sqlite_where=sa.text(part))
