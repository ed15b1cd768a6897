"""How a person is reached: the verdict on channel and hour, as advice judges it and pages say it."""

from datetime import datetime
from typing import NamedTuple

CALL, MAIL = "call", "email"
YES, ANNOUNCED, NO = "yes", "announced", "no"
NOW, NEXT, APART, SHUT, UNKNOWN = "now", "next", "apart", "shut", "unknown"

Hours = tuple[datetime, datetime]
"""From when to when, in our own time."""


class There(NamedTuple):
    """Their office as our clock sees it.

    `is_open`: somebody answers now. `together`: the next time when both are at work. `theirs`: their hours of the next
    working day, where these never meet ours. `fasting`: a fast of theirs lasts today.
    """

    is_open: bool
    together: Hours | None = None
    theirs: Hours | None = None
    fasting: bool = False


class Reach(NamedTuple):
    """The verdict.

    `by` is the channel to take first, `phone` says whether to telephone (`yes`, `announced`, `no`), `plainly` that
    letters want plain words. `when` is `now` or `next` with `hours` in which both are at work, `apart` with their hours
    that never meet ours, `shut` where they are closed for as far as we look, or `unknown` while no clock is. `is_tried`:
    something is noted of how they speak or which channel they like. `is_guess`: it rests on a guess.
    """

    by: str
    phone: str
    when: str
    hours: Hours | None = None
    plainly: bool = False
    fasting: bool = False
    is_tried: bool = True
    is_guess: bool = False
