"""What the report on friends is made of."""

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
