"""What a week looks like: touches by day, what moved, who went quiet, and what the next one brings."""

from datetime import date
from typing import NamedTuple

from dossier.records.agenda.agenda import Due


class DayTouches(NamedTuple):
    """How many touches a day had: from clients, to clients, and both ways (calls, meetings)."""

    on_date: date
    came_in: int
    went_out: int
    both: int


class Moved(NamedTuple):
    """A deal that moved from one stage to another."""

    deal_id: int
    title: str
    client: str
    country: str | None
    from_stage: str | None
    to_stage: str
    on_date: date
    reason: str | None


class Named(NamedTuple):
    """A client with a day: who answered, who came new, who went quiet."""

    ref: str
    name: str
    company: str | None
    country: str | None
    on_date: date
    text: str | None = None


class Holiday(NamedTuple):
    """Days off of a country to come."""

    country: str
    on_date: date
    until: date | None
    name: str
    name_zh: str | None


class Week(NamedTuple):
    """Seven days that end with `last`, the seven before them in numbers, and the seven to come."""

    first: date
    last: date
    touches: tuple[DayTouches, ...]
    touches_before: int
    done: int
    learned: int
    replies: tuple[Named, ...]
    moved: tuple[Moved, ...]
    fresh: tuple[Named, ...]
    quiet: tuple[Named, ...]
    holidays: tuple[Holiday, ...]
    planned: tuple[tuple[date, int], ...]
    ran_out: tuple[Named, ...] = ()
    """Quotations sent and not answered whose validity ended in these days or ends in the next seven."""
    samples: tuple[Named, ...] = ()
    """Samples and proofs sent to clients that have not answered on them, with their kind."""
    due: tuple[Due, ...] = ()
    """Shipments and money that are due in the seven days to come."""
