"""A client's firm."""

from datetime import date

from sqlalchemy import Index, text
from sqlmodel import Field

from dossier.write.tables.columns import CountryCode, Numbered, Visible, by_name


class Company(Numbered, table=True):
    """A client's firm; what is known about it beyond this are facts."""

    __table_args__ = (
        Index("ix_company_archived_on", "archived_on", sqlite_where=text("archived_on IS NOT NULL")),
        {"sqlite_autoincrement": True},
    )
    name: Visible
    aliases: str | None = None
    domain: str | None = Field(default=None, index=True)
    city: str | None = None
    country: CountryCode | None = Field(default=None, index=True)
    created_on: date
    archived_on: date | None = None
    archived_why: str | None = None


by_name(Company, "name")
by_name(Company, "country", "name")
