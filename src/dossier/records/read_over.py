"""A letter of ours as it is read before it goes, and what stands against it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.i18n import N_
from dossier.records.declared import choices

KINDS = choices(
    ("price", N_("price")), ("quantity", N_("quantity")), ("terms", N_("terms of delivery, currency")), ("payment", N_("payment")),
    ("day", N_("day")), ("sum", N_("sum")), ("name", N_("name")), ("touchy", N_("what is not for them")),
    ("confidence", N_("confidence")), ("unanswered", N_("left unanswered")), ("attachment", N_("attachment")),
    ("english", N_("hard English")),
)  # fmt: skip
"""What can stand against a letter; docs/read-over.md says of each what contradicts what."""


class AgainstLetter(NamedTuple):
    """One thing that stands against a letter: its words, what the book says, and what to write instead."""

    kind: Annotated[str, "one of the twelve kinds, such as price"]
    words: Annotated[str, "the words of the letter"]
    book: Annotated[str, "what stands against them, with its ref and day where it has one"]
    instead: Annotated[str, "what to write instead, or what to ask oneself"]
    sure: Annotated[bool, "false where only the writer can tell"] = True
    ref: Annotated[str, "the record that stands against it, empty where none does"] = ""


class Sum(NamedTuple):
    """A sum of money in a sentence; `currency` is None where it is not said, `at` where it stands."""

    amount: Decimal
    currency: str | None
    at: int
    end: int


class Count(NamedTuple):
    """How many of something a sentence says."""

    amount: Decimal
    words: str
    at: int


class NamedDay(NamedTuple):
    """A day that a sentence names; `weekday` is the one written before it, Monday being 0."""

    day: date
    words: str
    weekday: int | None = None


class Said(NamedTuple):
    """A sentence of the letter and what it names."""

    text: str
    folded: str
    sums: tuple[Sum, ...] = ()
    counts: tuple[Count, ...] = ()
    days: tuple[NamedDay, ...] = ()
    incoterms: tuple[str, ...] = ()


class OwnLetter(NamedTuple):
    """A letter of ours: the greeting, its sentences without the greeting and what is quoted below, the files it lists.

    `lang` is its language, None where too little is written; `topics` are those of data/asks.toml that it names.
    `lists_files` says that the files are known: from the mail itself, or because the letter lists them.
    """

    greeting: str
    sentences: tuple[Said, ...]
    files: tuple[str, ...] = ()
    lists_files: bool = False
    lang: str | None = None
    topics: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """Return all sentences, each on its line."""
        return "\n".join(each.text for each in self.sentences)


class Asked(NamedTuple):
    """Something the client asked and nobody answered yet; `topics` are those of data/asks.toml."""

    text: str
    ref: str
    on_date: date
    topics: frozenset[str] = frozenset()
    lang: str | None = None


class HeldAgainst(NamedTuple):
    """By how much of a client's dossier a letter was held."""

    quotations: Annotated[int, "quotations of theirs"]
    orders: Annotated[int, "orders of theirs"]
    touches: Annotated[int, "touches that were looked at"]
    promises: Annotated[int, "open promises, ours and theirs"]
    facts: Annotated[int, "facts that count now"]


class Other(NamedTuple):
    """Another client, whose name or number stands in a letter that is not theirs."""

    words: str
    name: str
    ref: str
