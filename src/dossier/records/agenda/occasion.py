"""An occasion: what is next with a person, a firm or a trip, and what to prepare for it."""

from datetime import date
from typing import NamedTuple

from dossier.i18n import N_


class OccasionKind(NamedTuple):
    """What a kind of occasion is called, which moment of the playbook it makes, and how many days before it counts."""

    label: str
    moment: str
    ahead: int


KINDS: dict[str, OccasionKind] = {
    "to_us": OccasionKind(N_("visit to us"), "reception", 14),
    "to_them": OccasionKind(N_("visit to them"), "visit", 14),
    "thanks": OccasionKind(N_("thanks after a visit"), "mail", 0),
    "fair": OccasionKind(N_("trade fair"), "fair", 42),
    "talk": OccasionKind(N_("planned talk"), "call", 7),
    "fast": OccasionKind(N_("time of fasting"), "call", 45),
    "holiday": OccasionKind(N_("holiday"), "holiday", 14),
    "birthday": OccasionKind(N_("birthday"), "holiday", 7),
    "anniversary": OccasionKind(N_("anniversary"), "holiday", 14),
    "quote": OccasionKind(N_("end of a quotation"), "quote", 7),
    "sample": OccasionKind(N_("feedback on a sample"), "mail", 7),
    "shipment": OccasionKind(N_("shipment"), "order", 21),
    "arrival": OccasionKind(N_("arrival of goods"), "order", 7),
    "money": OccasionKind(N_("money due"), "order", 7),
}
"""Every kind; the days are our own judgement: a fair is agreed on weeks before, a fast touches production and freight."""


THANKED_WITHIN = 3
"""Days after a visit in which it is time to say thank you."""
ROUND_FROM = 50
"""From this age on every fifth year is a round one; before it every tenth."""


def is_round(years: int) -> bool:
    """Tell whether a birthday is a round one."""
    return years > 0 and years % (5 if years >= ROUND_FROM else 10) == 0


class Step(NamedTuple):
    """One thing to prepare: the English sentence with names in braces, their values in the language in use, and why.

    `brief` is the same in a word or two, for a line that names them all; `clash` says that it speaks against the days.
    """

    text: str
    values: tuple[tuple[str, str], ...] = ()
    why: str = ""
    from_date: date | None = None
    brief: str = ""
    clash: bool = False


class Occasion(NamedTuple):
    """Something dated that is next with a client.

    `kind` is one of KINDS; `first` and `last` are its days, the same for a single one. `moment` is the moment of the
    playbook it makes. `what` is its name as kept (a feast, a fair, the number of a quotation), `what_zh` its Chinese
    one, `number` what is round about it (an age, years), `ref` the record it comes from, `computed` whether its days
    may be off by one, `own` whether it is known of the person or the firm, not only of their country, `prepare` the
    list of what to do before, and `at` the hour of a visit or a talk.
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
    what_zh: str = ""
    computed: bool = False
    own: bool = True
    at: str | None = None

    def days_until(self, today: date) -> int:
        """Return the days until it begins: 0 today, negative once it has begun."""
        return (self.first - today).days

    def lasts(self, today: date) -> bool:
        """Tell whether today is one of its days."""
        return self.first <= today <= self.last
