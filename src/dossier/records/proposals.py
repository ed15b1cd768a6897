"""What the writer may be asked to do, in the imperative; every value in it is already checked."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dossier.records.known import CERTAIN
from dossier.records.ref import Ref


@dataclass(frozen=True, slots=True)
class NoteFact:
    """Note one fact about a record, or about the one being made."""

    key: str
    state: str
    value: str | None
    source: str
    noted_on: date
    source_detail: str | None = None
    certainty: str = CERTAIN
    told_by: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class LogTouch:
    """Log one touch with a client."""

    text: str
    channel: str
    direction: str
    on_date: date
    at: datetime | None = None
    subject: str | None = None
    topics: tuple[str, ...] = ()
    original: str | None = None
    message_id: str | None = None


@dataclass(frozen=True, slots=True)
class PlanFollowUp:
    """Plan something to do on a day."""

    text: str
    due_on: date
    every: str | None = None
    after_done: bool = False
    at: str | None = None


@dataclass(frozen=True, slots=True)
class AddPoint:
    """Add a way to reach somebody."""

    kind: str
    value: str
    label: str | None = None
    preferred: bool = False
    source: str | None = None
    told_by: int | None = None


@dataclass(frozen=True, slots=True)
class AddCompany:
    """Add a firm; `values` are its columns, the name among them."""

    values: dict[str, Any]
    points: tuple[AddPoint, ...] = ()
    facts: tuple[NoteFact, ...] = ()


@dataclass(frozen=True, slots=True)
class AddContact:
    """Add a person, and the firm if it is new (`company` is its id or its name)."""

    name: str
    company: int | str | None = None
    company_domain: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    points: tuple[AddPoint, ...] = ()
    facts: tuple[NoteFact, ...] = ()
    company_facts: tuple[NoteFact, ...] = ()
    touch: LogTouch | None = None
    follow_up: PlanFollowUp | None = None
    is_inquiry: bool = True
    deal: dict[str, Any] | None = None
    deal_facts: tuple[NoteFact, ...] = ()


@dataclass(frozen=True, slots=True)
class AddRecord:
    """Add a record of any kind to the record it hangs on."""

    noun: str
    owner: Ref | None
    values: dict[str, Any]
