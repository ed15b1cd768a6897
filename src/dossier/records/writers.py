"""Whether two states of a book follow each other: by how often each machine has written to it.

Every machine and folder counts its own writes (a version vector, Parker et al. 1983): a book holds all of what another one
holds when none of its counts is lower.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

OLDER, APART = "older", "apart"


class Writer(NamedTuple):
    """A machine and folder from which a book was written: how often, and when last (its local time)."""

    place: str
    machine: str
    number: int
    at: datetime


def difference(seen: Mapping[str, int], here: Mapping[str, int]) -> str | None:
    """Return `older` if a book lacks writes that were seen, `apart` if it has others instead, None if it lacks none."""
    if all(here.get(place, 0) >= number for place, number in seen.items()):
        return None
    return APART if any(number > seen.get(place, 0) for place, number in here.items()) else OLDER
