"""A client's firm."""

from datetime import date

from sqlmodel import Field

from dossier.write.tables.columns import CountryCode, Numbered, Visible, by_name


class Company(Numbered, table=True):
    """A client's firm; what is known about it beyond this are facts."""

    name: Visible
    aliases: str | None = None
    domain: str | None = Field(default=None, index=True)
    city: str | None = None
    country: CountryCode | None = Field(default=None, index=True)
    created_on: date


by_name(Company, "name")
by_name(Company, "country", "name")
