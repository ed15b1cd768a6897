"""The boss's page: what a decision on a deal needs to know."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dossier.records.deal.deal import Deal
from dossier.records.deal.decider import Decider
from dossier.records.deal.negotiation import Negotiation
from dossier.records.deal.policy import Finding, Policy, Verdict
from dossier.records.deal.story import Story
from dossier.records.known import Known

GOOD, WEAK, BAD, UNKNOWN = "good", "weak", "bad", "unknown"
"""How a client's finances are judged."""


class Paid(NamedTuple):
    """How a client has paid until now: orders, what they came to by currency, and how many days late.

    `undated` balances came while no due day is noted, `overdue` ones have not come by theirs. `proven` is by currency what
    was paid on time, `largest` the largest such order.
    """

    orders: int
    sums: tuple[tuple[str, Decimal], ...]
    on_time: int
    late: int
    longest_days: int
    first_on: date | None
    undated: int = 0
    overdue: int = 0
    proven: tuple[tuple[str, Decimal], ...] = ()
    largest: tuple[tuple[str, Decimal], ...] = ()

    @property
    def came(self) -> int:
        """Return how many balances have come at all."""
        return self.on_time + self.late + self.undated


class Exposure(NamedTuple):
    """What would be open at once, in the deal's currency: unpaid orders today, and this deal on the terms they ask.

    Money that came is taken off; `at_most` says that a deposit came whose share no text tells. `own` is the part of `today`
    that is this deal's own orders: they are the deal and are not counted again in `together`. `asked_share` is open when
    the goods leave, on `leaves_on` if a day to ship by is noted, `handed_share` once they can have the goods, the last of
    it `days` after shipment. `rate` is what one unit costs in `ours`, our money, on `rate_on`.
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
    handed_share: Decimal | None = None
    days: int | None = None
    leaves_on: date | None = None
    ours: str | None = None
    rate: Decimal | None = None
    rate_on: date | None = None


class Finance(NamedTuple):
    """A client's finances judged: the grade, the row it rests on, and why.

    `why` is graded, ruin (the words are plain), ungraded (only a text), stale (too old), guess, or missing.
    """

    grade: str
    why: str
    row: Known | None = None
    text: Known | None = None


class Reason(NamedTuple):
    """A reason, ready to be translated: its words, and the values they are filled with.

    `good` is None for what the reader has to weigh: nobody here can tell for or against. `confidential` was told by another
    client: it is for the reader of this page alone.
    """

    form: str
    values: tuple[tuple[str, str], ...]
    good: bool | None
    confidential: bool = False


class Recommendation(NamedTuple):
    """What we recommend: nothing, ask, hold, within or grant, and the numbers of it.

    `limit` is the money that may be open at once, `lot` the largest lot that keeps within it and `lots` how many that makes;
    `needs` are the conditions.
    """

    code: str
    limit: Decimal | None = None
    lot: Decimal | None = None
    lots: int | None = None
    needs: tuple[Finding, ...] = ()


class Case(NamedTuple):
    """A deal laid before somebody who decides.

    `missing` says what the numbers lack where the recommendation is ask: asked, asked_unread, value, finance, orders.
    `entrusted` is what other clients told us of the firm. `makeable` counts their products that we can make.
    """

    deal: Deal
    found: Negotiation
    story: Story
    facts: dict[str, Known]
    paid: Paid
    exposure: Exposure
    policies: tuple[Policy, ...]
    verdict: Verdict | None
    finance: Finance
    advice: Recommendation
    reasons: tuple[Reason, ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    entrusted: tuple[Known, ...] = ()
    makeable: tuple[int, int] = (0, 0)
    decider: Decider | None = None
