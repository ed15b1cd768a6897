"""A reason with its points."""

from typing import NamedTuple


class Why(NamedTuple):
    """One reason: which, how many points it adds or takes, and in words."""

    name: str
    points: int
    words: str
