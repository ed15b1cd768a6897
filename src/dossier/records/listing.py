"""A list as the views see it: columns by name, rows of plain values."""

from typing import Annotated, NamedTuple

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


class Hit(NamedTuple):
    """A place where the text stands; `--csv` has the same columns."""

    ref: Annotated[str, "the record"]
    name: Annotated[str, "its name"]
    field: Annotated[str, "the field"]
    excerpt: Annotated[str, "the words around it"]
    on_date: Annotated[str | None, "the day of it"]
    archived: Annotated[bool, "whether whose it is, is archived"] = False
