"""A deal and its moves from stage to stage."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Index
from sqlmodel import Field

from dossier.write.tables import contact  # noqa: F401  (what its foreign keys name)
from dossier.write.tables.columns import CountryCode, CurrencyCode, ExactDecimal, Numbered, Visible


class Deal(Numbered, table=True):
    """One piece of business with a client, from the inquiry to the money."""

    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    contact_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    title: Visible
    product: str | None = None
    quantity: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    unit: str | None = None
    value: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    currency: CurrencyCode | None = None
    stage: str = Field(index=True)
    market: CountryCode | None = None
    next_step: str | None = None
    cause: str | None = None
    reason: str | None = None
    opened_on: date
    closed_on: date | None = None


class StageChange(Numbered, table=True):
    """A deal moved from one stage to another."""

    __table_args__ = (Index("ix_stage_change_to_day", "to_stage", "on_date"), {"sqlite_autoincrement": True})
    deal_id: int = Field(foreign_key="deal.id", index=True)
    from_stage: str | None = None
    to_stage: str
    on_date: date = Field(index=True)
    cause: str | None = None
    reason: str | None = None
