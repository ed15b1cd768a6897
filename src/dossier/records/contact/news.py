"""Our own news, and the clients who said something to which it is an answer."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.i18n import N_

LETTERS_A_DAY = 5
"""Clients who are told something on one day at most: each letter is read again before it goes."""
TOPIC = "news"
"""The topic under which a letter with news is logged; it is the kind of the letter, too."""
KINDS = {
    "lost": N_("deal lost over it"), "target": N_("target price noted"), "stuck": N_("negotiation stuck on it"),
    "asked": N_("asked for it"), "wrote": N_("wrote of it"), "talked": N_("spoke of it"),
}  # fmt: skip
"""How somebody is concerned, the strongest first."""


class News(NamedTuple):
    """What is told: the words that must have been said, our goods that it is about, the topic, and a price."""

    text: str
    matter: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    """Of each article its number and its name."""
    topic: str | None = None
    price: Decimal | None = None
    currency: str | None = None


class Word(NamedTuple):
    """Something a client said: a record of the book with its own words, and what of the news stands in it."""

    kind: str
    ref: str
    on_date: date
    text: str
    contact_id: int | None
    company_id: int | None
    names_goods: bool = False
    deal_id: int | None = None

    @property
    def client(self) -> tuple[str, int]:
        """Return whose it is: the firm, or the person without one."""
        return ("o", self.company_id) if self.company_id is not None else ("c", self.contact_id or 0)


class Standing(NamedTuple):
    """What is known of a client before anything is told to them."""

    contact_id: int | None
    name: str
    company: str | None
    country: str | None
    star: int | None = None
    about_goods: bool = False
    told_on: date | None = None
    has_it: str | None = None
    """The order by which they have it already."""
    held: str | None = None
    """Why nothing is sent to them now, in words."""


class Concerned(NamedTuple):
    """A client whom news concerns."""

    ref: Annotated[str, "the person to write to, else the firm"]
    name: Annotated[str, "their name"]
    company: Annotated[str | None, "the firm"]
    country: Annotated[str | None, "the country"]
    kind: Annotated[str, "lost, target, stuck, asked, wrote, talked"]
    words: Annotated[str, "the sentence from their own words"]
    said_on: Annotated[date, "the day on which they said it"]
    said_in: Annotated[str, "the record in which it stands"]
    score: Annotated[int, "what the order is made of"]
    why: Annotated[tuple[str, ...], "the reasons for the place, each with its points"]


class LeftOut(NamedTuple):
    """A client who said something of the kind and is told nothing."""

    ref: Annotated[str, "the person, else the firm"]
    name: Annotated[str, "their name"]
    reason: Annotated[str, "why: told already, has it, or what stands against a letter"]


class Telling(NamedTuple):
    """Whom news concerns, who is left out, and how many letters may still go today."""

    news: Annotated[str, "what is told"]
    concerned: Annotated[tuple[Concerned, ...], "the letters of today, the most concerned first"]
    left_out: Annotated[tuple[LeftOut, ...], "who said something of the kind and is not told, and why"]
    waiting: Annotated[int, "how many more are concerned, for another day"]
