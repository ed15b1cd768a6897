"""The boss's page: what a decision on a deal needs to know."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dossier.facts.known import Known
from dossier.facts.negotiation import Deal, Negotiation, Policy
from dossier.facts.story import Story


class Paid(NamedTuple):
    """How a client has paid until now: orders, what they came to by currency, and how many days late."""

    orders: int
    sums: tuple[tuple[str, Decimal], ...]
    on_time: int
    late: int
    longest_days: int
    first_on: date | None


class Exposure(NamedTuple):
    """What would be open at once, in the deal's currency: unpaid orders today, and this deal on the terms they ask."""

    currency: str | None
    today: Decimal
    asked: Decimal | None
    asked_share: Decimal | None
    others: tuple[tuple[str, Decimal], ...]


class Reason(NamedTuple):
    """A reason for or against, ready to be translated: its words, and the values they are filled with."""

    form: str
    values: tuple[tuple[str, str], ...]
    good: bool


class Case(NamedTuple):
    """A deal laid before somebody who decides; `advice` is one of grant, insured, smaller, ask, hold."""

    deal: Deal
    found: Negotiation
    story: Story
    facts: dict[str, Known]
    paid: Paid
    exposure: Exposure
    policies: tuple[Policy, ...]
    advice: str
    reasons: tuple[Reason, ...]
    unknown: tuple[str, ...]
