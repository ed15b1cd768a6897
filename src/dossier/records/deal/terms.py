"""Standing terms as they are judged: since when, how often confirmed, on which order used, and what departs from them."""

from datetime import date
from typing import NamedTuple

from dossier.records.known import Known
from dossier.records.order.order import Order

ORDER_COLUMNS = {
    "terms.incoterm": "incoterm", "terms.place": "place", "terms.forwarder": "forwarder", "terms.payment": "payment",
    "terms.label_language": "label_language", "terms.currency": "currency",
}  # fmt: skip
"""Where an order or quotation says the same as a standing term."""


class Standing(NamedTuple):
    """One standing term.

    `since` is the day its present value was first noted, `confirmations` how often it was noted since then, `known` the
    last of these; `used` the last order made on it and `times` how many of the last orders in a row were.
    """

    key: str
    known: Known
    since: date
    confirmations: int
    used: Order | None
    times: int
    stale: bool
    by_word: bool = False
    """Whether it was settled in a talk, and nothing in writing says so yet."""

    @property
    def value(self) -> str:
        """Return the term's value as it is kept."""
        return self.known.value or ""


class Departure(NamedTuple):
    """A term of a quotation or order that is not the settled one."""

    key: str
    now: str
    settled: str
    standing: Standing
