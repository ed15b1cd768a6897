"""What is known: a fact about a record."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from dossier.write.tables import contact, history  # noqa: F401  (what its foreign keys name)
from dossier.write.tables.columns import Numbered


class Fact(Numbered, table=True):
    """One sourced observation; never changed, only followed by a newer one."""

    __table_args__ = (
        Index("ix_fact_subject", "subject_kind", "subject_id", "key", "noted_on"),
        Index("ix_fact_key_value", "key", "value"),
        {"sqlite_autoincrement": True},
    )
    subject_kind: str
    subject_id: int
    key: str
    value: str | None = None
    state: str
    source: str
    source_detail: str | None = None
    noted_on: date
    certainty: str
    told_by: int | None = Field(default=None, foreign_key="contact.id", index=True)
    note: str | None = None
    operation_id: int = Field(foreign_key="operation.id", index=True)
