"""When an order must be begun and when it arrives, and the closures at both ends that this meets."""

from datetime import date
from typing import NamedTuple

from dossier.records.country.closures import Closure

SHIPPING, BEFORE, AFTER, MAKING = "shipping", "before", "after", "making"
ARRIVING, ASKING, AT_SEA = "arriving", "asking", "at_sea"
"""What of an order a closure meets: our works on the day to ship by, the slow days around it, the making; at their end
the arrival, answers while it is made, papers and money while it is at sea."""
TERMS, QUOTATION, SETTING, DAYS = "terms", "quotation", "setting", "days"
"""What says how long something lasts: the firm's terms, the quotation's lead time, our setting, or the order's own days."""


class Lasts(NamedTuple):
    """How many days something takes, and what says so."""

    days: int
    by: str


class Stop(NamedTuple):
    """A closure that an order meets; `days` is how many of it fall into the making, or lie between it and the day."""

    closure: Closure
    meets: str
    days: int = 0
    ours: bool = False


class ShippingPlan(NamedTuple):
    """An order counted back from the day to ship by; `lost` are the days of rest within the making."""

    ship_by: date
    making: Lasts | None
    sea: Lasts | None
    begin: date | None
    lost: int
    arrives: date | None
    stops: tuple[Stop, ...]
    began: date | None = None
    """When it went into production; then there is no day left to begin by."""
