"""What is told of a firm or a person: departments, markets, products, news, links, career, visits."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy import text as sql
from sqlmodel import Field

from dossier.write.tables import contact  # noqa: F401  (what its foreign keys name)
from dossier.write.tables.columns import CountryCode, Numbered, PartialDate, Visible


class Career(Numbered, table=True):
    """One step of a person's career."""

    contact_id: int = Field(foreign_key="contact.id", index=True)
    employer: Visible
    title: str | None = None
    trade: str | None = None
    from_date: PartialDate | None = None
    to_date: PartialDate | None = None
    source: str | None = None
    told_by_id: int | None = Field(default=None, foreign_key="contact.id", index=True)


class Visit(Numbered, table=True):
    """A visit, theirs to us or ours to them."""

    contact_id: int = Field(foreign_key="contact.id", index=True)
    direction: str
    on_date: date = Field(index=True)
    at: str | None = None
    until: date | None = None
    place: str | None = None
    purpose: str | None = None
    text: str | None = None
    source: str | None = None
    told_by_id: int | None = Field(default=None, foreign_key="contact.id", index=True)


class Department(Numbered, table=True):
    """Who handles what at a firm, or that nobody does."""

    company_id: int = Field(foreign_key="company.id", index=True)
    function: Visible
    state: str | None = None
    head_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    reports_to: str | None = None
    text: str | None = None
    source: str | None = None
    told_by_id: int | None = Field(default=None, foreign_key="contact.id", index=True)


class Market(Numbered, table=True):
    """A country where a firm sells, and since when."""

    company_id: int = Field(foreign_key="company.id", index=True)
    country: CountryCode
    from_date: PartialDate | None = None
    to_date: PartialDate | None = None
    channel: str | None = None
    text: str | None = None
    source: str | None = None
    told_by_id: int | None = Field(default=None, foreign_key="contact.id", index=True)


class ClientProduct(Numbered, table=True):
    """A product that a client sells, and where it comes from today."""

    company_id: int = Field(foreign_key="company.id", index=True)
    name: Visible
    kind: str | None = None
    category: str | None = None
    what_is_new: str | None = None
    selling_points: str | None = None
    price_point: str | None = None
    supplier: str | None = None
    mould: str | None = None
    can_make: str | None = None
    asked_on: date | None = None
    difference: str | None = None
    source: str | None = None
    told_by_id: int | None = Field(default=None, foreign_key="contact.id", index=True)


class News(Numbered, table=True):
    """Something that happened or will happen at a firm, and what we do about it."""

    __table_args__ = (
        Index("ix_news_month_day", "month_day", sqlite_where=sql("month_day IS NOT NULL")),
        {"sqlite_autoincrement": True},
    )
    company_id: int = Field(foreign_key="company.id", index=True)
    kind: str
    text: Visible
    on_date: PartialDate | None = Field(default=None, index=True)
    yearly: bool = False
    month_day: str | None = None
    place: str | None = None
    action: str | None = None
    country: CountryCode | None = None
    source: str | None = None
    told_by_id: int | None = Field(default=None, foreign_key="contact.id", index=True)


class Link(Numbered, table=True):
    """A relation between two firms, read from the first to the second."""

    company_id: int = Field(foreign_key="company.id", index=True)
    kind: str
    other_id: int = Field(foreign_key="company.id", index=True)
    text: str | None = None
    source: str | None = None
    told_by_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
