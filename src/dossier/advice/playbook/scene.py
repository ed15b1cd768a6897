"""What a rule looks at: a dossier on a day, and each name of the vocabulary with the facts it rests on."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from dossier.advice.profile import Profile
from dossier.records.catalogue.catalogue import by_key
from dossier.records.catalogue.key import FactKey
from dossier.records.country.country import Holiday
from dossier.records.dossier import Dossier
from dossier.records.known import CERTAIN, KNOWN, NONE, Known, current

Layer = Literal["person", "company", "country", "house"]
RECORD = "record"
"""The source of a reason that is not a noted fact but a record: a visit, an order, a log entry."""


class Reason(NamedTuple):
    """One fact a judgement rests on; `source` is a code of facts.known.SOURCES or `record`."""

    key: str
    value: str
    source: str = RECORD
    noted_on: date | None = None
    certainty: str = CERTAIN

    @property
    def is_guess(self) -> bool:
        """Tell whether this fact is itself only a guess."""
        return self.certainty == "guess" or self.source == "guess"


class Value(NamedTuple):
    """What a name stands for here, and why; a name that is unknown has no Value at all."""

    value: str | int | tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


class Around(NamedTuple):
    """What lies outside the book: guidance by country (data/countries), coming holidays, our own house."""

    guides: Mapping[str, Mapping[str, Any]] = {}
    holidays: tuple[Holiday, ...] = ()
    profile: Profile = Profile()


class Name(NamedTuple):
    """A name a condition may use that is worked out from the records; `asks` is what would make it known."""

    name: str
    type: str
    label: str
    meaning: str
    find: Callable[["Scene"], Value | None]
    choices: tuple[str, ...] = ()
    asks: str = ""


class Scene:
    """A dossier on a day; names are worked out when first asked for and kept."""

    def __init__(self, dossier: Dossier, today: date, around: Around, names: Mapping[str, Name]) -> None:
        self.dossier = dossier
        self.today = today
        self.around = around
        self.facts: dict[str, Known] = current(dossier.facts)
        self._names = names
        self._kept: dict[str, Value | None] = {}

    def get(self, name: str) -> Value | None:
        """Return the value of a name, or None while it is unknown."""
        if name not in self._kept:
            found = self._names.get(name)
            self._kept[name] = found.find(self) if found else self.fact(name)
        return self._kept[name]

    def fact(self, key: str) -> Value | None:
        """Return a noted fact as a value; unknown and not applicable are None."""
        row = self.facts.get(key)
        if row is None or row.state not in (KNOWN, NONE):
            return None
        entry = by_key().get(key)
        value = none_of(entry) if row.state == NONE else typed(entry, row)
        shown = "none" if row.state == NONE else ", ".join(row.items)
        return Value(value, (Reason(key, shown, row.source, row.noted_on, row.certainty),))

    def number(self, name: str) -> int | None:
        """Return a name's value if it is a known number."""
        found = self.get(name)
        return found.value if found and isinstance(found.value, int) else None

    def says(self, name: str, *codes: str) -> bool:
        """Tell whether a name is known and one of these codes."""
        found = self.get(name)
        return found is not None and found.value in codes


def none_of(entry: FactKey | None) -> str | int | tuple[str, ...]:
    """Return what “known to be none” is for a fact: no for yes/no, 0 for a number, nothing for a list."""
    kind = entry.type if entry else "text"
    if kind == "list":
        return ()
    return 0 if kind == "number" else "no" if kind == "yesno" else "none"


def typed(entry: FactKey | None, row: Known) -> str | int | tuple[str, ...]:
    """Return a noted value as its type compares; numbers are whole here (years, shops, visits)."""
    kind = entry.type if entry else "text"
    if kind == "list":
        return row.items
    if kind == "number":
        return int(float(row.value or 0))
    return row.value or ""


def from_record(name: str, value: str | int | tuple[str, ...], on: date | None = None, shown: str = "") -> Value:
    """Return a value that a record, not a noted fact, gives."""
    text = shown or (", ".join(value) if isinstance(value, tuple) else str(value))
    return Value(value, (Reason(name, text, RECORD, on),))
