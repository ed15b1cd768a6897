"""A firm: departments, markets, products, our offers, news, links and files."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Index
from sqlalchemy import text as sql
from sqlmodel import Field

from dossier.write.tables.columns import CountryCode, CurrencyCode, ExactDecimal, PartialDate, Row, Visible


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


class Department(Row, table=True):
    """Who handles what at a firm, or that nobody does."""

    __tablename__ = "department"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int | None = Field(default=None, primary_key=True)
    company_id: int = Field(foreign_key="company.id", index=True)
    function: Visible
    state: str | None = None
    head_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    reports_to: str | None = None
    text: str | None = None
    source: str | None = None
    told_by_id: int | None = Field(default=None, foreign_key="contact.id", index=True)


class Market(Row, table=True):
    """A country where a firm sells, and since when."""

    __tablename__ = "market"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int | None = Field(default=None, primary_key=True)
    company_id: int = Field(foreign_key="company.id", index=True)
    country: CountryCode
    from_date: PartialDate | None = None
    to_date: PartialDate | None = None
    channel: str | None = None
    text: str | None = None
    source: str | None = None
    told_by_id: int | None = Field(default=None, foreign_key="contact.id", index=True)


class ClientProduct(Row, table=True):
    """A product that a client sells, and where it comes from today."""

    __tablename__ = "client_product"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int | None = Field(default=None, primary_key=True)
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


class Offer(Row, table=True):
    """A product of ours that we can offer."""

    __tablename__ = "offer"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int | None = Field(default=None, primary_key=True)
    name: Visible
    code: str | None = None
    category: str | None = None
    finish: str | None = None
    mains: str | None = None
    plug: str | None = None
    certificates: str | None = None
    minimum_order: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    price_low: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    price_high: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    currency: CurrencyCode | None = None
    selling_points: str | None = None


class News(Row, table=True):
    """Something that happened or will happen at a firm, and what we do about it."""

    __tablename__ = "news"
    __table_args__ = (
        Index("ix_news_month_day", "month_day", sqlite_where=sql("month_day IS NOT NULL")),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
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


class Link(Row, table=True):
    """A relation between two firms, read from the first to the second."""

    __tablename__ = "link"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int | None = Field(default=None, primary_key=True)
    company_id: int = Field(foreign_key="company.id", index=True)
    kind: str
    other_id: int = Field(foreign_key="company.id", index=True)
    text: str | None = None
    source: str | None = None
    told_by_id: int | None = Field(default=None, foreign_key="contact.id", index=True)


class Attachment(Row, table=True):
    """A file kept beside the book under the SHA-256 of its content."""

    __tablename__ = "attachment"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int | None = Field(default=None, primary_key=True)
    contact_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    deal_id: int | None = Field(default=None, foreign_key="deal.id", index=True)
    path: Visible
    digest: str | None = Field(default=None, index=True)
    size: int | None = None
    role: str | None = None
    text: str | None = None
    added_on: date


class Sending(Row, table=True):
    """A file of ours that went to a client, so that nobody gets the same picture twice."""

    __tablename__ = "sending"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int | None = Field(default=None, primary_key=True)
    attachment_id: int = Field(foreign_key="attachment.id", index=True)
    contact_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    on_date: date
    text: str | None = None
