"""What a question finds: places with the words around them, client by client."""

from typing import Annotated, NamedTuple

LINE = "line"
"""The field of a hit in a line of a quotation or an order."""


class Hit(NamedTuple):
    """A place where what was asked stands; `--csv` has the same columns."""

    ref: Annotated[str, "the record"]
    name: Annotated[str, "its name"]
    field: Annotated[str, "the field"]
    excerpt: Annotated[str, "the words around it"]
    on_date: Annotated[str | None, "the day of it"]
    client: Annotated[str | None, "whose it is: the ref of the person, else of the firm"] = None
    client_name: Annotated[str | None, "how the client is called"] = None
    company: Annotated[str | None, "the firm of a person"] = None
    archived: Annotated[bool, "whether the client is archived"] = False


class Found(NamedTuple):
    """A hit, and where in its excerpt the words stand that were looked for."""

    hit: Hit
    marks: tuple[tuple[int, int], ...] = ()


class Group(NamedTuple):
    """What was found of one client: the nearest and newest places, and how many more there are at least."""

    client: str | None
    name: str
    company: str | None
    archived: bool
    shown: tuple[Found, ...]
    more: int = 0
    rest: str = ""
    """The command that shows the rest."""
