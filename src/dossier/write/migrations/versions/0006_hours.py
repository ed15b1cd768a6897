"""The hour of a follow-up or a visit has a column; until now it stood before what is to be done, or the purpose."""

import json
import re

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_WORDS = {"follow_up": "text", "visit": "purpose"}
_HOUR = re.compile(r"((?:[01]\d|2[0-3]):[0-5]\d)(?:\s+|$)")


def upgrade() -> None:
    """Bring a book to this form; what was done before is kept in the new form, too, so that it can be taken back."""
    connection = op.get_bind()
    for table, column in _WORDS.items():
        op.execute(f"ALTER TABLE {table} ADD COLUMN at VARCHAR")
        rows = connection.execute(sa.text(f"SELECT id, {column} FROM {table} WHERE {column} GLOB '[0-2][0-9]:*'")).all()  # noqa: S608
        for number, words in rows:
            told = _apart({column: words}, column)
            put = sa.text(f"UPDATE {table} SET at = :at, {column} = :{column} WHERE id = :id")  # noqa: S608
            connection.execute(put, told | {"id": number})
        changes = connection.execute(
            sa.text("SELECT id, before, after FROM change WHERE table_name = :table"), {"table": table}
        ).all()
        for number, *sides in changes:
            held = [json.loads(each) if each else None for each in sides]
            if any(each and _HOUR.match(each.get(column) or "") for each in held):
                made = [json.dumps(_apart(each, column), ensure_ascii=False) if each else None for each in held]
                put = sa.text("UPDATE change SET before = :before, after = :after WHERE id = :id")
                connection.execute(put, {"before": made[0], "after": made[1], "id": number})


def _apart(row: dict[str, str | None], column: str) -> dict[str, str | None]:
    """Return some columns of a row with the hour in a column of its own; those that do not hold the words as they are."""
    if column not in row:
        return row
    hit = _HOUR.match(row[column] or "")
    return row | ({"at": hit[1], column: (row[column] or "")[hit.end() :] or None} if hit else {"at": None})
