"""Every name a rule may use: each fact of the catalogue, and names worked out from the records and the day."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from dossier.advice.playbook.business import live_deals
from dossier.advice.playbook.derived_calendar import CALENDAR_NAMES
from dossier.advice.playbook.derived_firm import FIRM_NAMES
from dossier.advice.playbook.derived_market import INCOMES, MARKET_NAMES, TASTES
from dossier.advice.playbook.derived_person import PERSON_NAMES
from dossier.advice.playbook.derived_table import TABLE_NAMES
from dossier.advice.playbook.derived_trade import STRICT_TOPICS, TRADE_NAMES
from dossier.advice.playbook.scene import Around, Finder, Layer, Reason, Scene
from dossier.records.catalogue.catalogue import by_key
from dossier.records.deal.deal import STAGES, TOPICS
from dossier.records.dossier import Dossier
from dossier.values.shipped import table

DERIVED: Mapping[str, Finder] = {
    **PERSON_NAMES, **TABLE_NAMES, **FIRM_NAMES, **MARKET_NAMES, **CALENDAR_NAMES, **TRADE_NAMES,
}  # fmt: skip
"""How each name that is worked out is found; `data/vocabulary.json` says what it means."""
_LISTS = TASTES | {
    "incomes": INCOMES, "stages": tuple(choice.code for choice in STAGES), "strict_topics": STRICT_TOPICS,
    "topics": tuple(choice.code for choice in TOPICS),
}  # fmt: skip
"""Choices that stand elsewhere, by what the vocabulary calls them."""
_LAYERS: dict[str, Layer] = {
    "contact": "person", "visits": "person", "log": "person", "promises": "person",
    "company": "company", "department": "company", "terms": "company", "strict": "company", "deal": "company",
    "quote": "company", "order": "company", "orders": "company", "proof": "company",
    "country": "country", "market": "country", "calendar": "country", "ours": "house",
}  # fmt: skip


@cache
def derived() -> dict[str, dict[str, Any]]:
    """Return what the vocabulary says of each name that is worked out."""
    return {row["name"]: row for row in (table("vocabulary") or {})["name"]}


def told(reason: Reason) -> str:
    """Return the untranslated sentence of a reason, or nothing where label and value say it.

    In braces: `value` in words, `ref` of the record, `day` on which it was or will be, `month` of it, `country` whose code
    stands in the ref.
    """
    forms: dict[str, str] = derived().get(reason.key, {}).get("told", {})
    form = forms.get(reason.value, forms.get("", ""))
    needs = {"{ref}": reason.ref, "{country}": reason.ref, "{day}": reason.noted_on, "{month}": reason.noted_on}
    return form if all(have for place, have in needs.items() if place in form) else ""


class Word(NamedTuple):
    """What a rule's author has to know of a name."""

    name: str
    type: str
    label: str
    meaning: str
    choices: tuple[str, ...]
    asks: str
    sensitivity: str


def word(name: str) -> Word | None:
    """Return a name of the vocabulary, or None; a derived name stands before a fact of the same key."""
    found, entry = derived().get(name), by_key().get(name)
    if found is not None:
        asks, listed = found.get("asks", ""), found.get("choices", ())
        level = entry.sensitivity if entry else _sensitivity_of(asks)
        choices = _LISTS[listed] if isinstance(listed, str) else tuple(listed)
        return Word(name, found["type"], found["label"], found["meaning"], choices, asks, level)
    if entry is None:
        return None
    codes = tuple(choice.code for choice in entry.choices) or tuple(entry.items.split())
    return Word(name, entry.type, entry.label, "", codes, name, entry.sensitivity)


def _sensitivity_of(asks: str) -> str:
    entry = by_key().get(asks)
    return entry.sensitivity if entry else "shareable"


def words() -> tuple[Word, ...]:
    """Return the whole vocabulary, facts first, in the order of the dossier."""
    names: Iterable[str] = dict.fromkeys((*by_key(), *DERIVED))
    return tuple(found for name in names if (found := word(name)) is not None)


def label(name: str) -> str:
    """Return the untranslated label of a name, or the name itself."""
    found = word(name)
    return found.label if found else name


def layer(name: str) -> Layer:
    """Return whom a name speaks of; in a conflict person stands over company over country."""
    return _LAYERS.get(name.partition(".")[0], "company")


def scene(dossier: Dossier, today: date, around: Around | None = None) -> Scene:
    """Return a dossier on a day as rules look at it, with the youngest live deal in view."""
    return scenes(dossier, today, around)[0]


def scenes(dossier: Dossier, today: date, around: Around | None = None) -> tuple[Scene, ...]:
    """Return a dossier on a day once for each live deal, youngest first; once without a deal where none lives."""
    whole = Scene(dossier, today, around or Around(), DERIVED)
    return tuple(whole.of_deal(deal) for deal in live_deals(dossier)) or (whole,)
