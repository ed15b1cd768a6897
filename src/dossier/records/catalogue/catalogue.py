"""The catalogue: every fact the tool knows how to hold, declared once.

Labels, forms, questions, JSON keys, sheet headings, staleness, privacy and the playbook's
vocabulary all come from here. A user's own facts join it through `extend`.
"""

from collections.abc import Iterable
from functools import cache

from dossier.nearest import nearest as likest
from dossier.records.catalogue.company import COMPANY_FACTS
from dossier.records.catalogue.contact import CONTACT_FACTS
from dossier.records.catalogue.country import COUNTRY_FIGURES
from dossier.records.catalogue.key import FactKey, folded
from dossier.records.catalogue.trade import TRADE_FACTS

_BUILT_IN: tuple[FactKey, ...] = (*CONTACT_FACTS, *COMPANY_FACTS, *COUNTRY_FIGURES, *TRADE_FACTS)
_own: tuple[FactKey, ...] = ()


def extend(keys: Iterable[FactKey]) -> None:
    """Add the user's own facts to the catalogue; they replace earlier ones added this way."""
    global _own  # noqa: PLW0603  (one process, one book, one settings file)
    if _own == (own := tuple(keys)):
        return
    _own = own
    by_key.cache_clear()
    names_for.cache_clear()


@cache
def by_key() -> dict[str, FactKey]:
    """Return every fact by its full key, such as `contact.spoken_english`."""
    return {entry.key: entry for entry in (*_BUILT_IN, *_own)}


def for_subject(subject_kind: str) -> list[FactKey]:
    """Return the facts that a kind of record can hold, in the order of the dossier."""
    return [entry for entry in by_key().values() if entry.subject == subject_kind]


@cache
def names_for(subject_kind: str) -> dict[str, FactKey]:
    """Return every name a user may type for a fact of this kind of record: key, short name, label, aliases."""
    names: dict[str, FactKey] = {}
    for entry in for_subject(subject_kind):
        for name in (entry.key, entry.name, entry.label, *entry.aliases):
            names.setdefault(folded(name), entry)
    return names


def find(subject_kind: str, name: str) -> FactKey | None:
    """Return the fact a typed name stands for, or None."""
    return names_for(subject_kind).get(folded(name))


def nearest(subject_kind: str, name: str, extra: Iterable[str] = ()) -> list[str]:
    """Return up to three short names that look like a mistyped one."""
    names = {folded(word): word for word in extra} | {key: entry.name for key, entry in names_for(subject_kind).items()}
    close = likest(folded(name), names, most=5, likeness=0.5)
    shown = [names[hit] for hit in close]
    return list(dict.fromkeys(shown))[:3]
