"""What was done to a book, as the views see it."""

from datetime import datetime
from typing import NamedTuple


class Operation(NamedTuple):
    """One command and what it did in the user's words; `undone_at` is set when it was taken back."""

    id: int
    at: datetime
    command: str
    sentence: str
    source: str | None
    undone_at: datetime | None


class FieldChange(NamedTuple):
    """One field of a record going from one value to another, by which operation."""

    operation_id: int
    at: datetime
    sentence: str
    ref: str
    field: str
    before: str | None
    after: str | None
    source: str | None
