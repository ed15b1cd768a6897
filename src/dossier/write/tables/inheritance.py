"""What came from a colleague's book."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from dossier.write.tables.columns import Numbered


class Inheritance(Numbered, table=True):
    """A record that came from a colleague's book; `origin` names that book and the record's ref in it."""

    __table_args__ = (Index("ix_inheritance_record", "kind", "record_id"), {"sqlite_autoincrement": True})
    kind: str
    record_id: int
    origin: str = Field(index=True)
    from_whom: str | None = None
    on_date: date
    confirmed_on: date | None = None
