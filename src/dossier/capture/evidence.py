"""All that was read of one letter before anything is decided."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dossier.capture.mail.forms import Form, Platform
from dossier.capture.mail.headers import Person
from dossier.capture.mail.mail import Letter
from dossier.capture.signature.block import Block


@dataclass(frozen=True, slots=True)
class Evidence:
    """The letter, the writer as its headers name her, its signature, its form and its language."""

    letter: Letter
    writer: Person
    body: str
    block: Block
    found_by: str
    form: Form
    platform: Platform | None
    language: tuple[str, str] | None
    own: frozenset[str]
    user_titles: Path | None
    sent_on: date | None

    def is_ours(self, address: str) -> bool:
        """Say whether an address is in our own house."""
        domain = address.rpartition("@")[2].lower()
        return address.lower() in self.own or any(domain == each or domain.endswith(f".{each}") for each in self.own)

    @property
    def domain(self) -> str:
        """Return the domain the writer's address has, or nothing."""
        return self.writer.address.rpartition("@")[2]

    def field(self, name: str) -> tuple[str, str] | None:
        """Return the value and the label of a form's field, or None."""
        return next(((value, label) for field, value, label in self.form.fields if field == name), None)
