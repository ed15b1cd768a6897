"""Two records of one kind on their way to being one: where they differ, what counts, and what is to be written."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dossier.records.known import Known
from dossier.records.proposals import NoteFact
from dossier.records.ref import Ref


class Side(NamedTuple):
    """What one of the two says in a field: a column's text or a fact, with its source and day."""

    text: str
    source: str | None
    on_date: date
    fact: Known | None = None


class Conflict(NamedTuple):
    """A field in which the two differ; `keeps_first` tells whose value will count."""

    field: str
    label: str
    first: Side
    second: Side
    keeps_first: bool


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
