"""What we sell."""

from decimal import Decimal

from sqlmodel import Field

from dossier.write.tables.columns import CurrencyCode, ExactDecimal, Numbered, Visible


class Offer(Numbered, table=True):
    """A product of ours that we can offer."""

    name: Visible
    code: str | None = None
    category: str | None = None
    hs_code: str | None = None
    finish: str | None = None
    mains: str | None = None
    plug: str | None = None
    certificates: str | None = None
    minimum_order: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    price_low: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    price_high: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    currency: CurrencyCode | None = None
    selling_points: str | None = None
