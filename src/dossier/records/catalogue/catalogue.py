"""The catalogue: every fact the tool knows how to hold, declared once.

Labels, forms, questions, JSON keys, sheet headings, staleness, privacy and the playbook's
vocabulary all come from here. What is shipped stands in `data/facts`; a user's own facts join it through `extend`.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from dossier.i18n import NP_
from dossier.nearest import nearest as likest
from dossier.records.catalogue.choices import SHARED
from dossier.records.catalogue.key import Choice, FactKey, FactType, folded
from dossier.records.catalogue.words import Called, Vocabulary
from dossier.values.shipped import table

ALSO_CALLED = "contact.also_called"
"""Another name or another spelling by which a person is found: a maiden name, a name in passports."""
BLACK_LIST = "company.black_list"
"""Why nothing is sold to a firm."""
FIGURE = "country.figure."
"""Keys of the user's own figures: under it stands the name of the shipped one, such as `country.figure.population`."""

_own: tuple[FactKey, ...] = ()


def extend(keys: Iterable[FactKey]) -> None:
    """Add the user's own facts to the catalogue; they replace earlier ones added this way."""
    global _own  # noqa: PLW0603  (one process, one book, one settings file)
    if _own == (own := tuple(keys)):
        return
    _own = own
    by_key.cache_clear()
    words_for.cache_clear()


@cache
def _shipped() -> tuple[FactKey, ...]:
    """Return the facts of `data/facts` in the order of the dossier."""
    parts = [table(f"facts/{part}") or {} for part in ("contact", "company", "country", "trade")]
    return tuple(_fact(row) for part in parts for row in part["fact"])


def _fact(row: dict[str, Any]) -> FactKey:
    """Return a fact; its choices are the name of a shared list, or rows of code, label and other words for it.

    `yes` and `no` are words for these of its own, `detail` the fact that keeps which kind of a choice was typed, and what
    `looks_back` began before today.
    """
    said = row.get("choices", ())
    choices = SHARED[said] if isinstance(said, str) else tuple(_choice(*each) for each in said)
    words = {name: tuple(row.get(name, ())) for name in ("aliases", "yes", "no", "bands")}
    return FactKey(**row | words | {"label": _marked(row["label"]), "choices": choices})


def _choice(code: str, label: str | list[str], *words: str | list[str]) -> Choice:
    """Return a choice; words in a list of their own are those for one kind of it."""
    kinds = tuple(tuple(each) for each in words if not isinstance(each, str))
    return Choice(code, _marked(label), tuple(each for each in words if isinstance(each, str)), kinds)


def _marked(label: str | list[str]) -> str:
    """Return a label; one whose word has several senses stands there behind what it is said of."""
    return label if isinstance(label, str) else NP_(*label)


@cache
def by_key() -> dict[str, FactKey]:
    """Return every fact by its full key, such as `contact.spoken_english`."""
    return {entry.key: entry for entry in (*_shipped(), *_own)}


def type_of(key: str) -> FactType:
    """Return the type of a fact; what a book holds under a key that nobody declares is text."""
    return by_key()[key].type if key in by_key() else "text"


@cache
def wordless() -> frozenset[str]:
    """Return the keys of the shipped facts whose values are codes, numbers or days, not words that somebody wrote."""
    return frozenset(entry.key for entry in _shipped() if entry.type not in {"text", "list"})


@cache
def figure_keys() -> frozenset[str]:
    """Return the keys of the figures of a country that a user may know better than the shipped ones."""
    return frozenset(key for key in by_key() if key.startswith(FIGURE))


def for_subject(subject_kind: str) -> list[FactKey]:
    """Return the facts that a kind of record can hold, in the order of the dossier."""
    return [entry for entry in by_key().values() if entry.subject == subject_kind]


@cache
def words_for(subject_kind: str) -> Vocabulary[FactKey]:
    """Return every word a user may type for a fact of this kind of record: key, short name, label, aliases."""
    return Vocabulary(
        Called(each, (each.key, each.name), each.label, each.aliases) for each in for_subject(subject_kind)
    )


def find(subject_kind: str, name: str) -> FactKey | None:
    """Return the fact a typed name stands for, or None."""
    return words_for(subject_kind).meant(name)


def nearest(subject_kind: str, name: str, extra: Iterable[str] = ()) -> list[str]:
    """Return up to three short names that look like a mistyped one."""
    names = {folded(word): word for word in extra} | {word: each.name for word, each in words_for(subject_kind).words()}
    close = likest(folded(name), names, most=5, likeness=0.75)
    shown = [names[hit] for hit in close]
    return list(dict.fromkeys(shown))[:3]
