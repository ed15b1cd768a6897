"""Where the history of a row does not lead to what the row holds, and which columns can be set right by it."""

from typing import Any, NamedTuple

DERIVED = {
    "contact": ("last_touch_on", "touch_by", "waiting_since", "birthday"),
    "news": ("month_day",),
    "orders": ("quantity", "shipped_quantity", "received", "shipped_on", "deposit_paid", "balance_paid"),
}
"""Columns that commands reckon from other rows; the history keeps them, too, so that they can be set right by it."""


class Break(NamedTuple):
    """A place where the history does not lead to what is there; `column` is empty where the row as such is meant."""

    table: str
    row_id: int
    column: str
    wanted: Any
    what: str

    @property
    def is_derived(self) -> bool:
        """Tell whether it can be set right by the history, because it only follows from other rows."""
        return self.column in DERIVED.get(self.table, ())
