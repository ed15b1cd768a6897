"""What samples cost, and which of them nobody answered, by the month in which they were sent."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple


class SentSample(NamedTuple):
    """A sample, or a proof with a cost, that was sent."""

    ref: Annotated[str, "the sample"]
    client: Annotated[str, "the firm, or the person without one"]
    deal: Annotated[str, "the deal"]
    kind: Annotated[str, "the kind of proof"]
    sent_on: Annotated[date, "when it was sent"]
    answered: Annotated[bool, "whether they answered: a feedback, a signature or a refusal is noted"]
    fee: Annotated[str | None, "the fee asked for it, with its currency"]
    courier_cost: Annotated[str | None, "what the courier cost, with its currency"]
    paid_by: Annotated[str | None, "who pays: ours, theirs; null where it is not noted"]
    fee_paid_on: Annotated[date | None, "when the client paid"]
    credited_on: Annotated[date | None, "when it was credited on an order"]

    @property
    def costs(self) -> tuple[str, ...]:
        """Return the sums noted for it."""
        return tuple(each for each in (self.fee, self.courier_cost) if each)


class SampleMonth(NamedTuple):
    """The samples sent in one month. What is not noted is counted and added to nothing."""

    month: Annotated[str, "the month, as 2026-10"]
    sent: Annotated[int, "samples sent"]
    unanswered: Annotated[int, "of these without an answer"]
    unanswered_cost: Annotated[Mapping[str, Decimal], "what was noted as the cost of those, by currency"]
    ours: Annotated[Mapping[str, Decimal], "what we pay of all of them, by currency"]
    unpaid: Annotated[Mapping[str, Decimal], "what clients are to pay and have not, by currency"]
    without_cost: Annotated[int, "samples of which no cost is noted"]
    without_payer: Annotated[int, "samples with a cost of which nobody noted who pays"]


class Samples(NamedTuple):
    """What samples cost: by month, and each one that waits for an answer."""

    months: Annotated[tuple[SampleMonth, ...], "by month, the newest first"]
    waiting: Annotated[tuple[SentSample, ...], "samples without an answer, the longest out first"]
