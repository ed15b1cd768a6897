"""An occasion: what is next with a person, a firm or a trip, and what to prepare for it."""

from datetime import date
from typing import NamedTuple


class Step(NamedTuple):
    """One thing to prepare for an occasion: the English sentence with names in braces, their values, why, and from when on."""

    text: str
    values: tuple[tuple[str, str], ...] = ()
    why: str = ""
    from_date: date | None = None


class Occasion(NamedTuple):
    """Something dated that is next with a client.

    `kind` is one of KINDS; `first` and `last` are its days, the same for a single one. `moment` is the moment of the
    playbook it makes (`reception`, `visit`, `call`, `fair`, `holiday`, `quote`, `order`, `mail`). `what` is its name as
    kept (a feast, a fair, the number of a quotation), `number` what is round about it (an age, years), `ref` the record
    it comes from, `prepare` the list of what to do before, in the order of time.
    """

    kind: str
    first: date
    last: date
    moment: str
    what: str = ""
    number: int | None = None
    ref: str = ""
    contact_id: int | None = None
    company_id: int | None = None
    prepare: tuple[Step, ...] = ()

    def days_until(self, today: date) -> int:
        """Return the days until it begins: 0 today, negative once it has begun."""
        return (self.first - today).days

    def lasts(self, today: date) -> bool:
        """Tell whether today is one of its days."""
        return self.first <= today <= self.last
