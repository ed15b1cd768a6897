"""Facts as objects: as they count now, and as they were noted."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, NotRequired, TypedDict


class Fact(TypedDict):
    """What is known under a key of the catalogue."""

    state: Annotated[str, "known, none, n/a"]
    value: Annotated[str | bool | Sequence[str] | None, "the value; a list or true and false for some keys"]
    source: Annotated[str, "where it is from"]
    source_detail: Annotated[str | None, "more of that"]
    noted_on: Annotated[date, "the day it was noted"]
    certainty: Annotated[str, "certain, likely, guess"]
    note: NotRequired[Annotated[str | None, "a remark"]]
    told_by: NotRequired[Annotated[str | None, "the contact who told us"]]
    told_by_name: NotRequired[Annotated[str | None, "the contact's name"]]
