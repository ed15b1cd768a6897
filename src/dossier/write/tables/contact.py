"""A person at a client, and the ways to reach them."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from dossier.write.tables import company  # noqa: F401  (what its foreign keys name)
from dossier.write.tables.columns import CountryCode, LocalTime, Numbered, Visible, by_name


class Contact(Numbered, table=True):
    """A person at a client; what is known about them beyond this are facts."""

    __table_args__ = (
        Index("ix_contact_waiting_since", "waiting_since", sqlite_where=text("waiting_since IS NOT NULL")),
        Index("ix_contact_birthday", "birthday", sqlite_where=text("birthday IS NOT NULL")),
        Index("ix_contact_archived_on", "archived_on", sqlite_where=text("archived_on IS NOT NULL")),
        {"sqlite_autoincrement": True},
    )
    name: Visible
    native_name: str | None = None
    nickname: str | None = None
    salutation: str | None = None
    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    city: str | None = None
    country: CountryCode | None = Field(default=None, index=True)
    time_zone: str | None = None
    created_on: date
    last_touch_on: date | None = None
    touch_by: date | None = Field(default=None, index=True)
    waiting_since: datetime | None = Field(default=None, sa_type=LocalTime)
    birthday: str | None = None
    archived_on: date | None = None
    archived_why: str | None = None


by_name(Contact, "name")
by_name(Contact, "country", "name")


class ContactPoint(Numbered, table=True):
    """One way to reach a person or a firm; `normal` is the form by which it is looked up."""

    __tablename__ = "point"
    contact_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    kind: str
    value: Visible
    normal: str = Field(index=True)
    label: str | None = None
    preferred: bool = False
    source: str | None = None
    told_by_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
