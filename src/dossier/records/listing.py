"""A list as the views see it: columns by name, rows of plain values."""

from typing import NamedTuple

Value = str | int | None


class Listing(NamedTuple):
    """Rows of one noun, how many there are in all, and the columns in their order."""

    noun: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    total: int
    chosen: bool = False
    """Whether the columns were asked for by name: then each is shown."""

    def as_objects(self) -> list[dict[str, Value]]:
        """Return each row with the names of its columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]
