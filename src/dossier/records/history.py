"""What was done to a book, as the views see it."""

from datetime import datetime
from typing import Annotated, NamedTuple


class Operation(NamedTuple):
    """One command that wrote, the newest first."""

    id: Annotated[int, "its number"]
    at: Annotated[datetime, "when"]
    command: Annotated[str, "which command"]
    sentence: Annotated[str, "what it did"]
    source: Annotated[str | None, "where it came from; null where it was typed"]
    undone_at: Annotated[datetime | None, "when it was taken back; null while it stands"]


class FieldChange(NamedTuple):
    """One field going from one value to another."""

    operation_id: Annotated[int, "the number of the operation, as in `undo --list`"]
    at: Annotated[datetime, "when"]
    sentence: Annotated[str, "what the operation did"]
    ref: Annotated[str, "the record"]
    field: Annotated[str, "the field"]
    before: Annotated[str | None, "what stood there"]
    after: Annotated[str | None, "what stood there then"]
    source: Annotated[str | None, "where it came from"]
