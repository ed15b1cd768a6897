"""Who decides on a deal, and whether we heard from them."""

from datetime import date
from typing import NamedTuple


class Heard(NamedTuple):
    """A person at the client's: what power and closeness are noted, and when we last heard from them or met them."""

    contact_id: int
    name: str
    authority: str | None = None
    is_certain: bool = True
    closeness: str | None = None
    heard_on: date | None = None
    touched_on: date | None = None

    @property
    def ref(self) -> str:
        """Return the short name, such as `c12`."""
        return f"c{self.contact_id}"


class Decider(NamedTuple):
    """Who decides, for how many days that person was silent (None: never heard), and whom to ask about it.

    `who` is None where nobody is known to decide, `ask` where there is nobody else to ask.
    """

    who: Heard | None
    days: int | None
    ask: Heard | None

    def is_silent(self, days: int) -> bool:
        """Tell whether nobody is known to decide, or whoever does was not heard for so many days."""
        return self.who is None or self.days is None or self.days >= days
