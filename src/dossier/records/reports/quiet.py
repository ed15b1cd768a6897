"""What the report on clients who have gone quiet is made of."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.i18n import N_
from dossier.records.contact.rhythm import Rhythm

STEPS = (30, 60, 90, 180, 365)
"""Days of silence at which the bars are parted; the last bar is of whatever is longer."""
REASONS = {
    "black_list": N_("on the black list"), "lost": N_("deal lost"), "on_leave": N_("away"), "on_holiday": N_("on holiday"),
}  # fmt: skip
"""Why the silence of a client is none that one asks about."""


class Heard(NamedTuple):
    """A client by the last touches: `heard` from them or together, `wrote` from us, each its day and its number in the log.

    `days` are the newest days on which they were heard, of a client who has been silent for a while.
    """

    company_id: int | None
    contact_id: int | None
    country: str | None
    heard: str | None
    wrote: str | None
    days: str | None


class OpenDeal(NamedTuple):
    """A deal that is open, or was lost, with whom and with what at stake."""

    id: int
    company_id: int | None
    contact_id: int | None
    stage: str
    value: Decimal | None
    currency: str | None
    cause: str | None
    closed_on: date | None


class Open(NamedTuple):
    """Something that is open with a client: a quotation that was sent, a promise, a follow-up."""

    ref: str
    company_id: int | None
    contact_id: int | None
    text: str
    on_date: date | None
    by: str | None


class Named(NamedTuple):
    """What a line says of a client: who was in touch last, and with which words."""

    contact_id: int | None
    name: str | None
    company_id: int | None
    company: str | None
    subject: str | None
    direction: str | None


class Silent(NamedTuple):
    """What is known of a client's silence before anybody is named; `last` is the number of the last touch."""

    company_id: int | None
    contact_id: int | None
    country: str | None
    star: int | None
    heard_on: date | None
    wrote_on: date | None
    last: int
    days: int
    usual: int | None
    cadence: int
    rhythm: Rhythm | None = None

    @property
    def key(self) -> str:
        """Return the ref of the client: the firm, or the person without one."""
        return f"o{self.company_id}" if self.company_id is not None else f"c{self.contact_id}"

    @property
    def is_unusual(self) -> bool:
        """Tell whether that is long for them.

        By their own answer times while a letter of ours waits and these are known, by twice their usual days, else by the cadence.
        """
        if self.rhythm is not None and self.rhythm.asked_on is not None:
            return self.rhythm.is_unusual
        return self.days > (2 * self.usual if self.usual is not None else self.cadence)

    @property
    def is_quiet(self) -> bool:
        """Tell whether they have gone quiet: for longer than the cadence, or than is usual for them; answer times know it better."""
        if self.rhythm is not None and self.rhythm.asked_on is not None:
            return self.is_unusual
        return self.days > self.cadence or self.is_unusual


class QuietClient(NamedTuple):
    """A client who has not been heard of for longer than is usual; `--csv` has the same columns."""

    ref: Annotated[str, "the person who was in touch last, or the firm"]
    name: Annotated[str, "their name"]
    company: Annotated[str | None, "the firm"]
    country: Annotated[str | None, "the country"]
    star: Annotated[int | None, "the firm's stars"]
    heard_on: Annotated[date | None, "when they were heard of last; null if never"]
    wrote_on: Annotated[date | None, "when we wrote last"]
    silent_days: Annotated[int, "days since they were heard of; since our first letter if never"]
    after: Annotated[str | None, "the subject or the words of the last touch"]
    after_by: Annotated[str | None, "whose that was: in, out, both"]
    usual_days: Annotated[
        int | None, "days between their letters, in the middle; null where there are fewer than five such gaps"
    ]
    cadence_days: Annotated[int, "days that a client of so many stars may stay without a touch, by the settings"]
    is_unusual: Annotated[
        bool, "whether that is long for them: by their own answer times, twice their usual days, or the cadence"
    ]
    rhythm: Annotated[Rhythm | None, "how they answer, while a letter of ours waits; null where that is not known"]
    value: Annotated[Mapping[str, Decimal], "what their open deals come to, by currency"]
    deals: Annotated[tuple[str, ...], "their open deals"]
    quotation: Annotated[str | None, "the quotation that was sent last and has no answer"]
    promise: Annotated[str | None, "the promise that is open, ours first"]
    planned_on: Annotated[date | None, "the next follow-up"]
    command: Annotated[str, "what to do"]


class Aside(NamedTuple):
    """A client whose silence has its reason."""

    ref: Annotated[str, "the firm, or the person where there is none; of those who wait, the person"]
    name: Annotated[str, "the name"]
    reason: Annotated[str, "black_list, lost, on_leave, on_holiday; waits of those who wait for us"]
    since: Annotated[date | None, "since when they wait, or said so"]
    until: Annotated[date | None, "until when they are away"]


class Silence(NamedTuple):
    """How many clients have been silent for how long."""

    until: Annotated[int | None, "up to so many days; null of all that is longer"]
    clients: Annotated[int, "how many clients"]
    quiet: Annotated[int, "how many of them for longer than is usual"]


class Quiet(NamedTuple):
    """Who has gone quiet, who waits for us, and how long the silences are."""

    clients: Annotated[
        tuple[QuietClient, ...], "who has gone quiet: what is at stake and stars first, then the longest"
    ]
    wait_for_us: Annotated[tuple[Aside, ...], "clients who wait for our answer, the longest first"]
    aside: Annotated[tuple[Aside, ...], "clients whose silence has its reason"]
    silences: Annotated[tuple[Silence, ...], "all clients by their days of silence"]
