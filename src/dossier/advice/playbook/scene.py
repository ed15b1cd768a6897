"""What a rule looks at: a dossier on a day, and each name of the vocabulary with the facts it rests on."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from dossier.advice.profile import Profile
from dossier.records.catalogue.catalogue import by_key
from dossier.records.catalogue.key import FactKey
from dossier.records.company.files import Attachment
from dossier.records.company.informants import Informant
from dossier.records.country.country import Holiday
from dossier.records.country.feast import Feast
from dossier.records.deal.deal import Deal
from dossier.records.dossier import Dossier
from dossier.records.known import CERTAIN, KNOWN, NONE, TOLD, Known, current, is_from_others

Layer = Literal["person", "company", "country", "house"]
RECORD = "record"
"""The source of a reason that is not a noted fact but a record: a visit, an order, a log entry."""


class Reason(NamedTuple):
    """One fact a judgement rests on; `source` is a code of facts.known.SOURCES or `record`, `ref` the record it is of.

    `partial` is the day as it was noted, where the record says less than a whole day.
    """

    key: str
    value: str
    source: str = RECORD
    noted_on: date | None = None
    certainty: str = CERTAIN
    ref: str = ""
    partial: str = ""

    @property
    def is_guess(self) -> bool:
        """Tell whether this fact is itself only a guess."""
        return self.certainty == "guess" or self.source == "guess"


class Value(NamedTuple):
    """What a name stands for here, and why; a name that is unknown has no Value at all."""

    value: str | int | tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


class Around(NamedTuple):
    """What lies outside a dossier: guidance and figures by country (data/countries), holidays, our own house and library.

    `holidays` are the client's country's, `ours` those of our own, `feasts` those of the religions. `informants` are
    those whom `ask-about` would ask about the firm and who buy from it, best first; None where nobody has looked.
    """

    guides: Mapping[str, Mapping[str, Any]] = {}
    figures: Callable[[str], Mapping[str, Any]] = lambda _code: {}
    country_name: Callable[[str], str] = str
    holidays: tuple[Holiday, ...] = ()
    profile: Profile = Profile()
    feasts: tuple[Feast, ...] = ()
    ours: tuple[Holiday, ...] = ()
    library: tuple[Attachment, ...] = ()
    informants: tuple[Informant, ...] | None = None


Finder = Callable[["Scene"], Value | None]
"""What works out a name from the records."""


COUNTRIES = frozenset(
    {
        "country.code",
        "market.country",
        "deal.market",
        "order.destination",
        "company.markets",
        "company.market_changed_days",
    }
)
"""Names whose values, or reasons, are codes of countries."""
OF_ONE_DEAL = frozenset({"deal", "quote", "order", "proof", "market"})
"""Names that begin so may differ from deal to deal."""


class Scene:
    """A dossier on a day, with one deal in view; names are worked out when first asked for and kept."""

    def __init__(
        self,
        dossier: Dossier,
        today: date,
        around: Around,
        names: Mapping[str, Finder],
        deal: Deal | None = None,
        kept: dict[str, Value | None] | None = None,
    ) -> None:
        """`kept` is what another scene of the same dossier has worked out, but for what hangs on its deal."""
        self.dossier = dossier
        self.today = today
        self.around = around
        self.deal = deal or dossier.deal
        self.facts: dict[str, Known] = current((*_facts_of(dossier), *_facts_of_deal(dossier, deal)))
        self._names = names
        self._kept: dict[str, Value | None] = {} if kept is None else kept
        self._of_deal: dict[str, Value | None] = {}

    def of_deal(self, deal: Deal) -> "Scene":
        """Return the same scene with another deal in view; what does not hang on the deal is worked out once for all."""
        return Scene(self.dossier, self.today, self.around, self._names, deal, self._kept)

    def get(self, name: str) -> Value | None:
        """Return the value of a name, or None while it is unknown."""
        kept = self._of_deal if name.partition(".")[0] in OF_ONE_DEAL else self._kept
        if name not in kept:
            found = self._names.get(name)
            kept[name] = found(self) if found else self.fact(name)
        return kept[name]

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


def _facts_of(dossier: Dossier) -> tuple[Known, ...]:
    """Return the facts of the client and of its country; those of a firm's only person count for the firm."""
    alone = dossier.people if dossier.contact is None and len(dossier.contacts) == 1 else ()
    of_country = (row.known for row in dossier.country_facts if row.iso2 == dossier.country)
    return (*dossier.facts, *(row.known for row in alone), *of_country)


def _facts_of_deal(dossier: Dossier, deal: Deal | None) -> tuple[Known, ...]:
    """Return the facts of the deal in view; a dossier that is about a deal has them among its own."""
    if deal is None or dossier.deal is not None:
        return ()
    return tuple(row.known for row in dossier.deal_facts if row.deal_id == deal.id)


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


def from_record(
    name: str, value: str | int | tuple[str, ...], on: date | None = None, shown: str | None = None, ref: str = "",
    partial: str = "",
) -> Value:  # fmt: skip
    """Return a value that a record, not a noted fact, gives."""
    text = shown if shown is not None else ", ".join(value) if isinstance(value, tuple) else str(value)
    return Value(value, (Reason(name, text, RECORD, on, ref=ref, partial=partial),))


def as_told(found: Value, *rows: object) -> Value:
    """Return a value of some records as told by another client where one of them was, so that nobody acts on it unawares."""
    if not any(map(is_from_others, rows)):
        return found
    return Value(found.value, tuple(each._replace(source=TOLD) for each in found.reasons))
