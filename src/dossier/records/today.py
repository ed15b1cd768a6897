"""What a list can say of how a record stands today: columns that are kept nowhere and reckoned when they are named."""

from collections.abc import Mapping

from dossier.i18n import N_
from dossier.records.deal.deal import TOPICS
from dossier.records.listing import SUMS, Column
from dossier.records.quotation.quote import QUOTE_STATES


def _columns(*said: tuple[str, str, str]) -> tuple[Column, ...]:
    """Return columns from (name, label, type)."""
    return tuple(Column(name, label, "today", type=held) for name, label, held in said)


_MONEY = _columns(
    ("unpaid", N_("still open"), SUMS), ("owes", N_("due by today"), SUMS), ("overdue", N_("overdue"), SUMS)
)
_CLIENT = (
    *_columns(
        ("silent_since", N_("silent since"), "day"), ("silent_days", N_("days silent"), "number"),
        ("waiting", N_("waiting since"), "day"), ("open_deals", N_("open deals"), "number"),
        ("open_value", N_("value of open deals"), SUMS),
    ),
    *_MONEY,
    *_columns(
        ("orders", N_("orders"), "number"), ("last_order", N_("last order"), "day"),
        ("quotes_open", N_("open quotations"), "number"),
    ),
)  # fmt: skip

TODAY: Mapping[str, tuple[Column, ...]] = {
    "contacts": (*_columns(("star", N_("stars"), "number"), ("idle_since", N_("nothing since"), "day")), *_CLIENT),
    "companies": _CLIENT,
    "deals": (
        *_columns(("age", N_("days old"), "number"), ("stage_since", N_("at this stage since"), "day")),
        Column("stuck_on", N_("stuck on"), "today", type="list", choices=TOPICS),
        *_columns(("quoted", N_("quoted sum"), SUMS)),
        Column("last_quote_state", N_("last quotation"), "today", type="choice", choices=QUOTE_STATES),
        *_MONEY,
    ),
    "quotes": (
        Column("now", N_("state today"), "today", type="choice", choices=QUOTE_STATES),
        *_columns(("days_left", N_("days left"), "number"), ("total", N_("total"), SUMS)),
    ),
    "orders": (
        *_columns(("client", N_("client"), "text")),
        *_MONEY,
        *_columns(("due_on", N_("money due on"), "day"), ("late_days", N_("days late"), "number")),
    ),
}  # fmt: skip
"""The columns by the list that has them; what each is in SQL stands in `read/find/today.py`."""
