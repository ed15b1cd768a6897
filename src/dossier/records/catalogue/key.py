"""The form of one entry of the catalogue of facts."""

import unicodedata
from typing import Literal, NamedTuple

from dossier.i18n import N_, OwnWord

FactType = Literal["text", "choice", "list", "number", "money", "date", "country", "currency", "yesno"]
Sensitivity = Literal["shareable", "private", "protected"]
Part = Literal["contact", "company", "country", "negotiation"]

SUBJECTS = {
    "contact": "contact",
    "company": "company",
    "terms": "company",
    "strict": "company",
    "country": "country",
    "deal": "deal",
}
PARTS: dict[str, Part] = {
    "contact": "contact",
    "company": "company",
    "terms": "negotiation",
    "strict": "negotiation",
    "country": "country",
    "deal": "negotiation",
}


class Choice(NamedTuple):
    """One value a choice may take: the code that is stored, its label, other words for it, and its kinds by name.

    A kind, such as one platform among all, is said in one word or several, of which the first is its name.
    """

    code: str
    label: str
    aliases: tuple[str, ...] = ()
    kinds: tuple[tuple[str, ...], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Return every word for it beside code and label."""
        return (*self.aliases, *(word for kind in self.kinds for word in kind))


class FactKey(NamedTuple):
    """A fact the tool can hold: what it is called, what it may be, how to ask for it, when it goes stale."""

    key: str
    label: str
    type: FactType = "text"
    choices: tuple[Choice, ...] = ()
    aliases: tuple[str, ...] = ()
    question: str = ""
    natural: str = ""
    elsewhere: str = ""
    stale_after: int | None = None
    sensitivity: Sensitivity = "shareable"
    many: bool = False
    items: str = ""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    detail: str = ""
    looks_back: bool = False
    bands: tuple[int, ...] = ()
    """Where the choices are bands of a sum in US dollars: the sums at which the next one begins."""

    @property
    def name(self) -> str:
        """Return the short name that a user types: `spoken_english`."""
        prefix, _, name = self.key.partition(".")
        return name if prefix in {"contact", "company", "country", "deal"} else self.key

    @property
    def subject(self) -> str:
        """Return the kind of record that holds this fact."""
        return SUBJECTS[self.key.partition(".")[0]]

    @property
    def part(self) -> Part:
        """Return the part of the dossier where this fact is shown."""
        return PARTS[self.key.partition(".")[0]]

    @property
    def words(self) -> tuple[Choice, ...]:
        """Return the words of ours that may stand among others in a list."""
        return tuple(Choice(item, ITEM_WORDS[item]) for item in self.items.split())

    def label_of(self, code: str) -> str:
        """Return the untranslated label of a choice's or an item's code; what is no code here somebody wrote."""
        labels = {each.code: each.label for each in (*self.words, *self.choices)}
        return labels.get(code, OwnWord(code))


ITEM_WORDS: dict[str, str] = {
    "vegetarian": N_("vegetarian"), "vegan": N_("vegan"), "halal": N_("halal"), "kosher": N_("kosher"),
    "no_pork": N_("no pork"), "no_beef": N_("no beef"), "no_alcohol": N_("no alcohol"), "no_seafood": N_("no seafood"),
    "health": N_("health"), "family": N_("family"), "divorce": N_("divorce"), "children": N_("children"),
    "politics": N_("politics"), "religion": N_("religion"), "age": N_("age"), "money": N_("money"),
}  # fmt: skip
"""Items of lists that have a fixed meaning and so a translation: of a diet, and of what is not to be mentioned."""


_SIGNS = str.maketrans("", "", " _-./#")


def folded(text: str) -> str:
    """Return a text without case, accents, spaces and the signs that part words, for comparing names."""
    if text.isascii():
        return text.casefold().translate(_SIGNS)
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in " _-./#\u00a0")
