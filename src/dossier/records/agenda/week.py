"""What a week looks like: touches by day, what moved, who went quiet, and what the next one brings."""

from datetime import date
from typing import Annotated, NamedTuple

from dossier.records.agenda.agenda import Due
from dossier.records.agenda.aim import AimedTalk, Aims


class DayTouches(NamedTuple):
    """How many touches a day had."""

    on_date: Annotated[date, "the day"]
    came_in: Annotated[int, "from clients"]
    went_out: Annotated[int, "to clients"]
    both: Annotated[int, "both ways: calls, meetings"]


class Moved(NamedTuple):
    """A deal that moved from one stage to another."""

    deal_id: Annotated[int, "the number of the deal's ref"]
    title: Annotated[str, "the deal"]
    client: Annotated[str, "whose it is"]
    country: Annotated[str | None, "the client's country"]
    from_stage: Annotated[str | None, "the stage before"]
    to_stage: Annotated[str, "the stage after"]
    on_date: Annotated[date, "the day"]
    reason: Annotated[str | None, "why"]


class Named(NamedTuple):
    """A client with a day: who answered, who came new, who went quiet."""

    ref: str
    name: str
    company: str | None
    country: str | None
    on_date: date
    text: str | None = None


class Holiday(NamedTuple):
    """Days off of a country in the week to come."""

    country: Annotated[str, "the country"]
    on_date: Annotated[date, "the first day"]
    until: Annotated[date | None, "the last day; null for a single one"]
    name: Annotated[str, "its name in English"]
    name_zh: Annotated[str | None, "its name in Chinese"]


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
    aims: Aims = Aims(0, 0, 0, 0)
    """Talks with an aim, by what they came to."""
    talks: tuple[AimedTalk, ...] = ()
    """The same, one by one."""
