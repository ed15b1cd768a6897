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


class NotedFact(TypedDict):
    """A fact as it was noted."""

    key: Annotated[str, "the key in the catalogue"]
    value: Annotated[str | None, "the value; the items of a list stand on lines of their own"]
    state: Annotated[str, "known, none, n/a, unknown (taken back)"]
    source: Annotated[str, "where it is from"]
    noted_on: Annotated[date, "the day it was noted"]
    certainty: Annotated[str, "certain, likely, guess"]
    told_by: Annotated[int | None, "the number of the ref of the contact who told us"]
    note: Annotated[str | None, "a remark"]
    id: Annotated[int | None, "its number in the book"]
    source_detail: Annotated[str | None, "more of where it is from"]


class PersonFact(TypedDict):
    """A fact about a person at the firm."""

    contact_id: Annotated[int, "the number of the contact's ref"]
    known: Annotated[NotedFact, "the fact"]
