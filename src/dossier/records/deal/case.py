"""The boss's page: what a decision on a deal needs to know."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dossier.records.deal.deal import Deal, Policy
from dossier.records.deal.negotiation import Negotiation
from dossier.records.deal.story import Story
from dossier.records.known import Known


class Paid(NamedTuple):
    """How a client has paid until now: orders, what they came to by currency, and how many days late.

    `undated` balances came while no due day is noted, `overdue` ones have not come by theirs.
    """

    orders: int
    sums: tuple[tuple[str, Decimal], ...]
    on_time: int
    late: int
    longest_days: int
    first_on: date | None
    undated: int = 0
    overdue: int = 0

    @property
    def came(self) -> int:
        """Return how many balances have come at all."""
        return self.on_time + self.late + self.undated


class Exposure(NamedTuple):
    """What would be open at once, in the deal's currency: unpaid orders today, and this deal on the terms they ask.

    Deposits that came are taken off; `at_most` says that one came whose share no text tells. `own` is the part of `today`
    that is this deal's own orders: they are the deal and are not counted again in `together`.
    """

    currency: str | None
    today: Decimal
    asked: Decimal | None
    asked_share: Decimal | None
    others: tuple[tuple[str, Decimal], ...]
    own: Decimal
    together: Decimal | None
    at_most: bool
    asked_text: str | None


class Reason(NamedTuple):
    """A reason, ready to be translated: its words, and the values they are filled with.

    `good` is None for what the reader has to weigh: nobody here can tell for or against.
    """

    form: str
    values: tuple[tuple[str, str], ...]
    good: bool | None


class Case(NamedTuple):
    """A deal laid before somebody who decides; `advice` is one of nothing, secured, policy, grant, smaller, hold, ask.

    `missing` says what the numbers lack where it is `ask`: asked, asked_unread, value, finance, orders.
    """

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
    missing: tuple[str, ...]
