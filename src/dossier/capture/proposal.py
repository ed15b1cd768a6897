"""What a mail, a line or a card proposes to note, each with where it was read and how sure that is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from dossier.capture.kind.verdict import UNKNOWN, Verdict
from dossier.capture.mail.headers import Person

Certainty = Literal["certain", "likely", "guess"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One value read for one field: `evidence` names the place or the words it was read from."""

    field: str
    value: str
    evidence: str
    certainty: Certainty
    alternatives: tuple["Finding", ...] = ()


class Item(NamedTuple):
    """One thing asked for: what it is (may be empty), how many as written (may be empty), and the words that say so."""

    product: str
    quantity: str
    evidence: str

    def __str__(self) -> str:
        return " ".join(each for each in (self.quantity, self.product) if each)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Everything read from one letter; `body` is the new text alone, `original` all of its text.

    `sent_at` is the hour in the sender's own place, without a zone.
    """

    findings: tuple[Finding, ...] = ()
    conflicts: tuple[str, ...] = ()
    subject: str = ""
    sender: str = ""
    sent_on: date | None = None
    sent_at: datetime | None = None
    message_id: str | None = None
    body: str = ""
    original: str = ""
    warnings: tuple[str, ...] = ()
    letter: Verdict = UNKNOWN
    attachments: tuple[str, ...] = ()
    """The names of the files that hang on it, pictures within the text left out."""
    items: tuple[Item, ...] = ()
    """The goods with a quantity that are asked for, in their order."""
    colleagues: tuple[Person, ...] = ()
    """Who of the writer's own firm got a copy."""
    left: tuple[tuple[str, str], ...] = ()
    """What of a card is no field: each with the name it has there."""

    def first(self, field: str) -> Finding | None:
        """Return the best finding of a field, or None."""
        return next((each for each in self.findings if each.field == field), None)

    def every(self, field: str) -> tuple[Finding, ...]:
        """Return all findings of a field, best first."""
        return tuple(each for each in self.findings if each.field == field)
