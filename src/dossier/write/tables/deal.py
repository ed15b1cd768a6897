"""A deal and its moves from stage to stage."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Index
from sqlmodel import Field

from dossier.write.tables import contact  # noqa: F401  (what its foreign keys name)
from dossier.write.tables.columns import CountryCode, CurrencyCode, ExactDecimal, Row, Visible


class Deal(Row, table=True):
    """One piece of business with a client, from the inquiry to the money."""

    __tablename__ = "deal"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int | None = Field(default=None, primary_key=True)
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


class StageChange(Row, table=True):
    """A deal moved from one stage to another."""

    __tablename__ = "stage_change"
    __table_args__ = (Index("ix_stage_change_to_day", "to_stage", "on_date"), {"sqlite_autoincrement": True})
    id: int | None = Field(default=None, primary_key=True)
    deal_id: int = Field(foreign_key="deal.id", index=True)
    from_stage: str | None = None
    to_stage: str
    on_date: date = Field(index=True)
    cause: str | None = None
    reason: str | None = None
