"""Countries, exchange rates and holidays."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Index
from sqlmodel import Field

from dossier.write.tables.columns import CountryCode, CurrencyCode, ExactDecimal, Numbered, Visible


class Country(Numbered, table=True):
    """A country about which the user keeps facts of her own."""

    iso2: CountryCode = Field(unique=True)


class Rate(Numbered, table=True):
    """What one unit of `currency` cost in `base` on a day."""

    __table_args__ = (Index("ix_rate_currency_day", "currency", "on_date"), {"sqlite_autoincrement": True})
    currency: CurrencyCode
    base: CurrencyCode
    on_date: date
    value: Decimal = Field(sa_type=ExactDecimal)


class Duty(Numbered, table=True):
    """A duty that was looked up: for goods of a customs code in a country."""

    __table_args__ = (Index("ix_duty_country_code", "country", "code"), {"sqlite_autoincrement": True})
    country: CountryCode
    code: Visible
    percent: Decimal = Field(sa_type=ExactDecimal)
    extra: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    on_date: date
    source: str | None = None
    note: str | None = None


class Holiday(Numbered, table=True):
    """A public holiday or a quiet time of a country, kept so that the morning needs no calendar library."""

    __table_args__ = (Index("ix_holiday_country_day", "country", "on_date"), {"sqlite_autoincrement": True})
    country: CountryCode
    year: int
    on_date: date
    until: date | None = None
    name: Visible
    name_zh: str | None = None
    kind: str
    computed: bool = False
