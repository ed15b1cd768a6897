"""A feast or a fast of a religion, kept wherever its people live."""

import re
from datetime import date
from typing import NamedTuple

FAST, FEAST, WISH, SOLEMN, CIVIL = "fast", "feast", "wish", "solemn", "civil"
"""What a day is to those who keep it: eating by day ends, rest and wishes, wishes only, rest without wishes, no religion's."""
ANYBODY = "any"


class Feast(NamedTuple):
    """A feast of some religions: in `where`, or everywhere else if `elsewhere`; `names` is how country calendars call it.

    `moon` says that its days may be off by one. `days` holds the first and last day of each year that is known.
    """

    id: str
    religions: tuple[str, ...]
    where: frozenset[str]
    elsewhere: bool
    kind: str
    moon: bool
    name: str
    name_zh: str
    names: "re.Pattern[str]"
    days: tuple[tuple[date, date], ...]

    def is_kept_in(self, country: str | None) -> bool:
        """Tell whether its people keep it on these days in a country; an unknown country is no exception."""
        return not self.where or (country in self.where) is not self.elsewhere


class Kept(NamedTuple):
    """A feast that one person keeps, on its days; `own` says that it is known of the person, not only of the country."""

    feast: str
    name: str
    name_zh: str
    kind: str
    first: date
    last: date
    computed: bool
    own: bool
