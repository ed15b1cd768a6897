"""Who decides on a deal, and whether we heard from them."""

from datetime import date
from typing import NamedTuple

from dossier.records.contact.rhythm import Rhythm


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

    `who` is None where nobody is known to decide, `ask` where there is nobody else to ask; `rhythm` is how that person answers.
    """

    who: Heard | None
    days: int | None
    ask: Heard | None
    rhythm: Rhythm | None = None

    def is_silent(self, days: int) -> bool:
        """Tell whether nobody is known to decide, or whoever does was not heard for so many days.

        Where a letter of ours waits for their answer, their own rhythm says whether that is silence, and no number of days does.
        """
        if self.rhythm is not None and self.rhythm.asked_on is not None:
            return self.rhythm.is_unusual
        return self.who is None or self.days is None or self.days >= days
