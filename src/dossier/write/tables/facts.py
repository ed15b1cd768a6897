"""What is known, with its source; and what the book keeps about countries and money."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Index
from sqlmodel import Field

from dossier.write.tables.columns import CountryCode, CurrencyCode, ExactDecimal, Row, Visible


class Fact(Row, table=True):
    """One sourced observation; never changed, only followed by a newer one."""

    __tablename__ = "fact"
    __table_args__ = (
        Index("ix_fact_subject", "subject_kind", "subject_id", "key", "noted_on"),
        Index("ix_fact_key_value", "key", "value"),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
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


class Country(Row, table=True):
    """A country about which the user keeps facts of her own."""

    __tablename__ = "country"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int | None = Field(default=None, primary_key=True)
    iso2: CountryCode = Field(unique=True)


class Rate(Row, table=True):
    """What one unit of `currency` cost in `base` on a day."""

    __tablename__ = "rate"
    __table_args__ = (Index("ix_rate_currency_day", "currency", "on_date"), {"sqlite_autoincrement": True})
    id: int | None = Field(default=None, primary_key=True)
    currency: CurrencyCode
    base: CurrencyCode
    on_date: date
    value: Decimal = Field(sa_type=ExactDecimal)


class Holiday(Row, table=True):
    """A public holiday or a quiet time of a country, kept so that the morning needs no calendar library."""

    __tablename__ = "holiday"
    __table_args__ = (Index("ix_holiday_country_day", "country", "on_date"), {"sqlite_autoincrement": True})
    id: int | None = Field(default=None, primary_key=True)
    country: CountryCode
    year: int
    on_date: date
    until: date | None = None
    name: Visible
    name_zh: str | None = None
    kind: str
    computed: bool = False
