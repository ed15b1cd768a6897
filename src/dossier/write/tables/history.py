"""What was done, what it changed, who wrote to the file, and the words by which records are found."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, text
from sqlmodel import Field

from dossier.write.tables.columns import LocalTime, Numbered, Row


class Operation(Numbered, table=True):
    """One command: when, what was typed, what it did in the user's words, and whether it was taken back."""

    __table_args__ = (
        Index("ix_operation_undone_at", "undone_at", sqlite_where=text("undone_at IS NOT NULL")),
        {"sqlite_autoincrement": True},
    )
    at: datetime = Field(sa_type=LocalTime)
    command: str = Field(index=True)
    sentence: str
    source: str | None = None
    undone_at: datetime | None = Field(default=None, sa_type=LocalTime)


class Change(Numbered, table=True):
    """One row that an operation inserted, changed or deleted: JSON of the columns before and after."""

    __table_args__ = (Index("ix_change_row", "table_name", "row_id"), {"sqlite_autoincrement": True})
    operation_id: int = Field(
        sa_column=Column(Integer, ForeignKey("operation.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    table_name: str
    row_id: int
    before: str | None = None
    after: str | None = None


class LookUp(Row, table=True):
    """A word by which a record is found; derived from the records and rebuilt with them."""

    __table_args__ = (
        PrimaryKeyConstraint("word", "kind", "record_id", "what"),
        Index("ix_look_up_name", "word", sqlite_where=text("kind IN ('c', 'o', 'd') AND what IN ('name', 'alias')")),
        Index("ix_look_up_firm", "word", sqlite_where=text("kind = 'o'")),
        {"sqlite_with_rowid": False},
    )
    word: str
    kind: str
    record_id: int = Field(index=True)
    what: str


class SearchPlace(Row, table=True):
    """Whose a record is that stands in the index of all texts, under which number, and a mark of what it says; derived."""

    __table_args__ = (
        PrimaryKeyConstraint("kind", "record_id"),
        Index("ix_search_place_contact", "contact_id", sqlite_where=text("contact_id IS NOT NULL")),
        Index("ix_search_place_company", "company_id", sqlite_where=text("company_id IS NOT NULL")),
        {"sqlite_with_rowid": False},
    )
    kind: int
    record_id: int
    doc: int
    contact_id: int | None = None
    company_id: int | None = None
    mark: int


class Writer(Row, table=True):
    """A machine and folder from which this file was written: how often, and when last. It is no part of the history."""

    __table_args__ = (PrimaryKeyConstraint("place"), {"sqlite_with_rowid": False})
    place: str
    machine: str
    number: int
    at: datetime = Field(sa_type=LocalTime)
