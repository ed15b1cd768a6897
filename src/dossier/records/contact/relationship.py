"""How long we know a person, and how close we came, step by step (checklist M183, M186, M187)."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, NamedTuple

from dossier.records.known import UNKNOWN, Known, current
from dossier.values.when import shifted

CLOSENESS, FIRST_CONTACT = "contact.closeness", "contact.first_contact"
STEPS = ("stranger", "answers", "chats", "tells", "friend")
"""From afar to near; the codes of the fact."""
CLOSER, DRIFTED = "closer", "drifted"


class Step(NamedTuple):
    """How close somebody was from a day on."""

    closeness: Annotated[str, "stranger, answers, chats, tells, friend"]
    since: Annotated[date, "the day"]


class Relationship(NamedTuple):
    """How long we know a person, and how close we came."""

    since: Annotated[str | None, "first contact; a partial date"] = None
    first_order_on: Annotated[date | None, "the day of the firm's first order"] = None
    steps: Annotated[tuple[Step, ...], "each step of closeness, oldest first"] = ()

    @property
    def closeness(self) -> str | None:
        """Return how close the person is now; None where nothing is noted."""
        return self.steps[-1].closeness if self.steps else None

    @property
    def closeness_since(self) -> date | None:
        """Return the day since which that is noted without a break."""
        return self.steps[-1].since if self.steps else None

    @property
    def closeness_before(self) -> str | None:
        """Return how close the person was before that; None where nothing else was ever noted."""
        return self.steps[-2].closeness if len(self.steps) > 1 else None

    def moved(self, today: date) -> str | None:
        """Return `closer` or `drifted` by what was noted in the last twelve months; None where nothing changed."""
        start = shifted(today, -1, "year")
        before = [each for each in self.steps if each.since <= start]
        seen = [*before[-1:], *(each for each in self.steps if each.since > start)]
        if len(seen) < 2:
            return None
        first, last = (STEPS.index(each.closeness) for each in (seen[0], seen[-1]))
        return None if first == last else CLOSER if last > first else DRIFTED

    def months(self, today: date) -> int | None:
        """Return the full months since first contact; None where its month is not known or it lies ahead."""
        if self.since is None or len(self.since) < len("2024-04") or not self.since[0].isdigit():
            return None
        year, month, day = int(self.since[:4]), int(self.since[5:7]), int(self.since[8:10] or 1)
        full = (today.year - year) * 12 + today.month - month - (today.day < day)
        return full if full >= 0 and self.since <= today.isoformat() else None


def relationship(rows: Iterable[Known], first_order_on: date | None = None) -> Relationship:
    """Return what the facts of one person say; a guess counts only while nothing surer is noted."""
    told = sorted(
        (row for row in rows if row.key in {CLOSENESS, FIRST_CONTACT}), key=lambda row: (row.noted_on, row.id or 0)
    )
    first = current(told).get(FIRST_CONTACT)
    steps, sure = list[Step](), False
    for row in told:
        if row.key == FIRST_CONTACT or (sure and row.is_guess and row.state != UNKNOWN):
            continue
        if row.state == UNKNOWN or (not sure and not row.is_guess):
            steps = []
        sure = row.state != UNKNOWN and not row.is_guess
        if row.value in STEPS and (not steps or steps[-1].closeness != row.value):
            steps.append(Step(row.value or "", row.noted_on))
    return Relationship(first.value if first is not None else None, first_order_on, tuple(steps))
