"""What the report on friends is made of."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from dossier.records.contact.relationship import Relationship


class Friend(NamedTuple):
    """A person by how close we are and how long we know each other."""

    contact_id: int
    name: str
    company_id: int | None
    company: str | None
    country: str | None
    star: int | None
    last_touch_on: date | None
    known: Relationship

    @property
    def ref(self) -> str:
        """Return the short name, such as `c12`."""
        return f"c{self.contact_id}"


class Circle(NamedTuple):
    """Everybody counted by closeness, the closest first; how many have none noted; and those who are looked at one by one."""

    counts: Mapping[str, int]
    unnoted: int
    people: tuple[Friend, ...]

    @property
    def unlisted(self) -> int:
        """Return how many there are beside those who are looked at."""
        return sum(self.counts.values()) + self.unnoted - len(self.people)
