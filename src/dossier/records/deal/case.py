"""The boss's page: what a decision on a deal needs to know."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.records.deal.deal import Deal
from dossier.records.deal.decider import Decider
from dossier.records.deal.negotiation import Negotiation
from dossier.records.deal.policy import Finding, Policy, Verdict
from dossier.records.deal.story import Story
from dossier.records.known import Known

GOOD, WEAK, BAD, UNKNOWN = "good", "weak", "bad", "unknown"
"""How a client's finances are judged."""


class Paid(NamedTuple):
    """How a client has paid until now."""

    orders: Annotated[int, "how many orders"]
    sums: Annotated[tuple[tuple[str, Decimal], ...], "currencies, each with what the orders came to"]
    on_time: Annotated[int, "balances that came by their day"]
    late: Annotated[int, "balances that came later"]
    longest_days: Annotated[int, "the longest delay in days"]
    first_on: Annotated[date | None, "the day of the first order"]
    undated: Annotated[int, "balances that came while no due day is noted"] = 0
    overdue: Annotated[int, "balances that have not come by their day"] = 0
    proven: Annotated[tuple[tuple[str, Decimal], ...], "currencies, each with what was paid on time"] = ()
    largest: Annotated[
        tuple[tuple[str, Decimal], ...], "currencies, each with the largest order that was paid on time"
    ] = ()

    @property
    def came(self) -> int:
        """Return how many balances have come at all."""
        return self.on_time + self.late + self.undated


class Exposure(NamedTuple):
    """What would be open at once."""

    currency: Annotated[str | None, "the deal's currency"]
    today: Annotated[Decimal, "unpaid orders today"]
    asked: Annotated[Decimal | None, "this deal on the terms they ask"]
    asked_share: Annotated[Decimal | None, "the open share of it, in per cent"]
    others: Annotated[tuple[tuple[str, Decimal], ...], "other currencies, each with what is open in it"]
    own: Annotated[Decimal, "this deal's orders within `today`"]
    together: Annotated[Decimal | None, "all of it"]
    at_most: Annotated[bool, "whether a deposit came whose share no text tells"]
    asked_text: Annotated[str | None, "the payment they ask for"]
    handed_share: Annotated[Decimal | None, "the share that is open once they can have the goods, in per cent"] = None
    days: Annotated[int | None, "days after shipment until the last of it is paid"] = None
    leaves_on: Annotated[date | None, "the day by which the goods leave"] = None
    ours: Annotated[str | None, "our money"] = None
    rate: Annotated[Decimal | None, "what one unit of the deal's currency costs in our money"] = None
    rate_on: Annotated[date | None, "the day of that rate"] = None


class Finance(NamedTuple):
    """A client's finances judged: the grade, the row it rests on, and why.

    `why` is graded, ruin (the words are plain), ungraded (only a text), stale (too old), guess, or missing.
    """

    grade: str
    why: str
    row: Known | None = None
    text: Known | None = None


class Reason(NamedTuple):
    """A reason, ready to be translated."""

    form: Annotated[str, "its words, with names in braces"]
    values: Annotated[tuple[tuple[str, str], ...], "the names, each with its value"]
    good: Annotated[bool | None, "whether it speaks for it; null for what the reader weighs"]
    confidential: Annotated[bool, "whether another client told it: for whoever decides alone"] = False


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
