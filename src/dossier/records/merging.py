"""Two records of one kind on their way to being one: where they differ, what counts, and what is to be written."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, NamedTuple

from dossier.records.declared import private
from dossier.records.known import Known
from dossier.records.proposals import NoteFact
from dossier.records.ref import Ref


class Side(NamedTuple):
    """What one of two records says in a field."""

    text: Annotated[str, "the value in words"]
    source: Annotated[str | None, "where it is from"]
    on_date: Annotated[date, "the day it was noted"]
    fact: Annotated[Known | None, private(key="")] = None


class Conflict(NamedTuple):
    """A field in which two records differ."""

    field: Annotated[str, "the field"]
    label: Annotated[str, "its name in words"]
    first: Annotated[Side, "what the one that stays says"]
    second: Annotated[Side, "what the other one says"]
    keeps_first: Annotated[bool, "whose value will count"]


class Merging(NamedTuple):
    """Two records side by side: `keep` survives, `gone` goes into it."""

    keep: Ref
    gone: Ref
    keep_name: str
    gone_name: str
    conflicts: tuple[Conflict, ...]
    filled: tuple[str, ...]
    """Labels of the fields that only the second one knows."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Merge the record `gone` into `keep`: take these columns of it, and note these facts so that they count."""

    keep: Ref
    gone: Ref
    columns: tuple[str, ...]
    native_name: str | None = None
    facts: tuple[NoteFact, ...] = ()
