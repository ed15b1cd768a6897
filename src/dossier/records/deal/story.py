"""Judgements that views show: a negotiation told as a story, and a client in a handover."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.records.contact.person import Contact
from dossier.records.deal.deal import Deal, Round
from dossier.records.deal.negotiation import Person
from dossier.records.deal.policy import Policy
from dossier.records.deal.terms import ORDER_COLUMNS
from dossier.records.dossier import Dossier
from dossier.records.known import Known
from dossier.records.order.order import Order
from dossier.records.quotation.quote import Quote

TERMS_OF = {
    "payment": ("terms.payment",), "incoterm": ("terms.incoterm", "terms.place"), "forwarder": ("terms.forwarder",),
    "packaging": ("terms.packaging",), "proof": ("terms.proof_path",), "quality": ("terms.inspection",),
}  # fmt: skip
"""The standing terms that a topic is about: while it is open, they are not agreed."""


def settled_on(last: Round) -> str:
    """Return the words on which a topic was settled in its last round, empty where it says none.

    Where both sides are noted with other figures, nobody knows which of them “agreed” means.
    """
    if is_agreed_on_two(last.outcome, last.ours, last.theirs):
        return ""
    return (last.theirs if last.outcome == "we_gave" else last.ours or last.theirs) or ""


def is_agreed_on_two(outcome: str, ours: str | None, theirs: str | None) -> bool:
    """Tell whether a round that was agreed has other figures of theirs than of ours."""
    both = [_figures(text) for text in (ours or "", theirs or "")]
    return outcome == "agreed" and all(both) and both[0] != both[1]


def _figures(text: str) -> set[Decimal]:
    return {Decimal(each.replace(",", "")).normalize() for each in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text)}


def _terms_of(topics: Iterable["Topic"]) -> set[str]:
    return {key for topic in topics for key in TERMS_OF.get(topic.topic, ())}


class Price(NamedTuple):
    """One point of the path of a price."""

    on_date: Annotated[date, "the day"]
    ours: Annotated[Decimal | None, "what we asked"]
    theirs: Annotated[Decimal | None, "what they offered"]


class Topic(NamedTuple):
    """One topic of one deal from its first round to its last.

    `since` is the day of the first round that is still unanswered by an agreement; `stuck_on` the first of those days
    on which somebody said no. `ours_moves` and `theirs_moves` count how often a side changed its position.
    """

    deal_id: int
    topic: str
    rounds: tuple[Round, ...]
    settled: bool
    since: date
    stuck_on: date | None
    ours_moves: int
    theirs_moves: int
    prices: tuple[Price, ...]
    policy: Policy | None
    unlock: tuple[Person, ...]
    offered: Quote | None = None
    """The quotation that went out after the topic was settled and says otherwise; None where none does."""

    @property
    def final(self) -> str:
        """Return what a settled topic was settled on, empty where no round says it."""
        return settled_on(self.last)

    @property
    def last(self) -> Round:
        """Return the newest round."""
        return self.rounds[-1]

    @property
    def gap(self) -> Decimal | None:
        """Return the difference between their last number and ours, or None where there are no two numbers."""
        ours = next((each.ours for each in reversed(self.prices) if each.ours is not None), None)
        theirs = next((each.theirs for each in reversed(self.prices) if each.theirs is not None), None)
        return None if ours is None or theirs is None else ours - theirs


class Story(NamedTuple):
    """A negotiation judged: open topics of running deals, worst first, what is settled, and who gave how often.

    `left_open` is what was never settled in deals that ended.
    """

    open: tuple[Topic, ...]
    settled: tuple[Topic, ...]
    we_gave: int
    they_gave: int
    running: tuple[Deal, ...]
    closed: tuple[Deal, ...]
    left_open: tuple[Topic, ...] = ()
    used: Mapping[str, Order] = {}
    """The last order on which each standing term stands, by the term's key; a term without one was only noted."""

    def stands(self, key: str) -> bool:
        """Tell whether a term was agreed: on an order, or as a topic settled in writing; one that no paper names is."""
        if key in self.used or key in _terms_of(self.agreed):
            return True
        return key not in ORDER_COLUMNS and key not in _terms_of(self.by_word)

    @property
    def agreed(self) -> tuple[Topic, ...]:
        """Return the settled topics that are not talked about again, in whatever deal, nor offered otherwise since.

        What was settled in a talk and stands nowhere in writing is not among them: `by_word` has it.
        """
        return tuple(each for each in self._undisputed if not each.last.by_word)

    @property
    def by_word(self) -> tuple[Topic, ...]:
        """Return the topics of running deals that were settled in a talk and that nothing in writing confirms yet."""
        numbers = {deal.id for deal in self.running}
        return tuple(each for each in self._undisputed if each.last.by_word and each.deal_id in numbers)

    @property
    def _undisputed(self) -> tuple[Topic, ...]:
        again = {each.topic for each in self.open}
        return tuple(each for each in self.settled if each.topic not in again and each.offered is None)

    @property
    def offered_since(self) -> tuple[Topic, ...]:
        """Return the settled topics of running deals on which a later quotation says otherwise."""
        numbers = {deal.id for deal in self.running}
        return tuple(each for each in self.settled if each.offered is not None and each.deal_id in numbers)

    def reopened(self, key: str) -> bool:
        """Tell whether a standing term is talked about again."""
        return any(key in TERMS_OF.get(each.topic, ()) for each in self.open)

    def ended_on(self, topic: Topic, today: date) -> date:
        """Return the day until which a topic was negotiated: that of its deal's end, or today."""
        ends = {deal.id: deal.closed_on for deal in self.closed}
        return ends.get(topic.deal_id) or today


class Greeted(NamedTuple):
    """Somebody to greet: what they decide, how close they are to us."""

    contact: Contact
    authority: str | None
    closeness: str | None


class Brief(NamedTuple):
    """One client in a handover; `weight` says how early to read of them, `reopened` are standing terms talked about again."""

    dossier: Dossier
    weight: int
    stuck: tuple[Topic, ...]
    settled: tuple[Known, ...]
    agreed: tuple[Round, ...]
    people: tuple[Greeted, ...]
    reopened: tuple[Known, ...] = ()
    by_word: tuple[Round, ...] = ()
    """What was settled in a talk and stands nowhere in writing."""
