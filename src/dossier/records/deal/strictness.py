"""How exact a client is, topic by topic, and what each level asks for (M156–M163, M184)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, NamedTuple

LEVELS = ("strict", "normal", "relaxed")


class TopicPlan(NamedTuple):
    """What a level of strictness on a topic asks for."""

    topic: Annotated[str, "the topic"]
    level: Annotated[str, "strict, normal, relaxed"]
    path: Annotated[tuple[str, ...], "the proofs on the way"]
    days: Annotated[int, "working days to add"]
    price: Annotated[Decimal, "per cent to add to the unit price"]
    inspection: Annotated[Mapping[str, str], "how to inspect, by language"]
    why: Annotated[Mapping[str, str], "why, by language"]
    items: Annotated[tuple[str, ...], "the points of the checklist it is from"]


class StrictRules(NamedTuple):
    """The rules in use; texts stand by their language."""

    topics: Mapping[str, Mapping[str, str]]
    steps: Mapping[str, Mapping[str, str]]
    plans: Mapping[tuple[str, str], TopicPlan]
    words: Mapping[str, Mapping[str, str]]


class StrictProfile(NamedTuple):
    """A client's plans by topic, strict ones first, and the topics of which nothing is known."""

    plans: tuple[TopicPlan, ...]
    unknown: tuple[str, ...]

    @property
    def days(self) -> int:
        """Return the working days to add: the proofs of several topics run side by side, so the longest counts."""
        return max((plan.days for plan in self.plans), default=0)

    @property
    def price(self) -> Decimal:
        """Return the percent to add to the unit price: each topic costs its own."""
        return sum((plan.price for plan in self.plans), Decimal(0))

    def of(self, level: str) -> tuple[TopicPlan, ...]:
        """Return the plans of a level."""
        return tuple(plan for plan in self.plans if plan.level == level)
