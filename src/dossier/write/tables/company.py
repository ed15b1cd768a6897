"""A client's firm."""

from datetime import date

from sqlmodel import Field

from dossier.write.tables.columns import CountryCode, Row, Visible, by_name


class Company(Row, table=True):
    """A client's firm; what is known about it beyond this are facts."""

    __tablename__ = "company"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int | None = Field(default=None, primary_key=True)
    name: Visible
    aliases: str | None = None
    domain: str | None = Field(default=None, index=True)
    city: str | None = None
    country: CountryCode | None = Field(default=None, index=True)
    created_on: date


by_name(Company, "name")
by_name(Company, "country", "name")
