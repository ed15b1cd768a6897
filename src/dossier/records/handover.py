"""What is handed over to a colleague: rows of the book by table, and what to read first."""

from datetime import date
from typing import Annotated, Any, NamedTuple

FORM = 1
"""The form of a handover file; a file of a later one is refused."""

TABLES = (
    "company", "contact", "point", "career", "visit", "department", "market", "client_product", "news", "link", "deal",
    "log_entry", "stage_change", "round", "quote", "quote_line", "proof", "orders", "order_line",
    "lot", "receipt", "correction", "complaint", "follow_up",
    "promise", "recap_point", "aim", "attachment", "fact",
)  # fmt: skip
"""The tables of a handover, each after those it refers to. Our own offers, forwarders and policies stay behind."""

OURS_ALONE = frozenset({"aim"})
"""Tables that only a private handover has."""
NAMED = frozenset({"company", "contact", "deal"})
"""Tables whose rows are remembered as inherited until they are confirmed."""

Rows = dict[str, list[dict[str, Any]]]


class Bundle(NamedTuple):
    """A handover: which book it is from, whose, when, the rows by table, and the names of protected facts left out."""

    book: str
    from_whom: str
    on_date: date
    rows: Rows
    left_out: int = 0
    form: int = FORM


class Inherited(NamedTuple):
    """Where a record was taken over from, while nobody has confirmed it."""

    from_whom: Annotated[str | None, "from whom"]
    on_date: Annotated[date, "when"]
