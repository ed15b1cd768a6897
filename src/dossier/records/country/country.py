"""A country as the views see it: what is shipped lies in data, what the user knows stands above it."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, NamedTuple

from dossier.i18n import N_
from dossier.records.catalogue.catalogue import FIGURE, type_of
from dossier.records.known import KNOWN, NONE, Known, current


class Hours(NamedTuple):
    """Office hours in local time: `other` holds the days that have hours of their own, such as a short Friday."""

    opens: time
    closes: time
    lunch: tuple[time, time] | None = None
    other: tuple[tuple[str, time, time], ...] = ()

    def on(self, day: str) -> tuple[time, time]:
        """Return the hours of a weekday, `mon` to `sun`."""
        return next(((first, last) for name, first, last in self.other if name == day), (self.opens, self.closes))


class CountryIndex(NamedTuple):
    """The line of a country in the light index: names, zones, currency, calling codes, days off, office hours."""

    iso2: str
    name_en: str
    name_zh: str
    zones: tuple[str, ...]
    currency: str | None
    calling: tuple[str, ...]
    weekend: tuple[str, ...]
    hours: Hours | None = None


PUBLIC, MOST, REGIONAL, OBSERVANCE = "public", "most", "regional", "observance"
CLOSURE, SEASON, WORKING, SOURCE, UNKNOWN = "closure", "season", "working_weekend", "source", "unknown"
HOLIDAY_KINDS = {
    PUBLIC: N_("public holiday"), MOST: N_("holiday in most regions"), REGIONAL: N_("holiday in some regions"),
    OBSERVANCE: N_("observed, people work"), CLOSURE: N_("firms closed"), SEASON: N_("things go slower"),
    WORKING: N_("working day at a weekend"),
}  # fmt: skip
"""What a day in the calendar means for work. `source` and `unknown` are not days: they say that a year has been computed."""

CLOSED = frozenset({PUBLIC, MOST, CLOSURE})
"""Kinds of days on which most offices are shut."""


class Holiday(NamedTuple):
    """A public holiday or a quiet time of one of HOLIDAY_KINDS; `computed` days may be off by one."""

    id: int
    country: str
    on_date: date
    until: date | None
    name: str
    name_zh: str | None
    kind: str
    computed: bool


class Told(NamedTuple):
    """A text in both languages."""

    en: str
    zh: str


class Fair(NamedTuple):
    """A trade fair: `months` are the usual ones, `every` counts years."""

    name: str
    city: str
    months: tuple[int, ...]
    every: int
    about: Told


class Guidance(NamedTuple):
    """General guidance on a country: tendencies of `written` (YYYY-MM), under the user's own notes."""

    iso2: str
    written: str
    price: str
    quality: str
    finish: str
    opens: str | None
    closes: str | None
    lunch: str | None
    hours: Told | None
    texts: dict[str, Told]
    fairs: tuple[Fair, ...]
    sights: tuple[Told, ...]
    dishes: tuple[Told, ...]


class Figure(NamedTuple):
    """One shipped figure: a number, a word or a list, with its year and source; `derived` ones were computed from others."""

    value: Any
    year: int | None
    source: str
    derived: bool = False
    own: Known | None = None
    shipped: Any = None
    shipped_year: int | None = None

    @property
    def is_own(self) -> bool:
        """Tell whether the user noted this value herself; the shipped one then stands beside it."""
        return self.own is not None


_WHOLE_NUMBERS = frozenset({"mains_voltage_v", "mains_frequency_hz"})
"""Lists of whole numbers among the figures."""


def overlaid(shipped: Mapping[str, Figure], facts: Iterable[Known]) -> dict[str, Figure]:
    """Return the figures of a country with the user's own in the place of the shipped ones, which stay beside them."""
    figures = dict(shipped)
    for key, known in current(row for row in facts if row.key.startswith(FIGURE)).items():
        name = key.removeprefix(FIGURE)
        before = shipped.get(name)
        if known.state == NONE:
            figures.pop(name, None)
        elif known.state == KNOWN:
            value = _value(name, key, known)
            figures[name] = Figure(
                value, known.noted_on.year, known.source, own=known,
                shipped=before.value if before else None, shipped_year=before.year if before else None,
            )  # fmt: skip
    return figures


def _value(name: str, key: str, known: Known) -> Any:
    kind = type_of(key)
    if kind == "number":
        number = Decimal(known.value or "0")
        return int(number) if number == number.to_integral_value() else float(number)
    if name in _WHOLE_NUMBERS:
        return [int(digits) for item in known.items if (digits := "".join(c for c in item if c.isdigit()))]
    return list(known.items) if kind == "list" else known.value


class Mark(NamedTuple):
    """A mark or certificate that a market asks for; `kind` is mandatory, customary or voluntary.

    `goods` are the kinds of goods it surely applies to (`*`: all), `names` the words by which a certificate shows it;
    a mark without names is something to file or to print. `own` says that the user wrote this line.
    """

    name: str
    kind: str
    scope: str
    scope_zh: str
    note: str
    checked: str
    goods: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    own: bool = False


class Agreement(NamedTuple):
    """A trade agreement of a country with China."""

    name: str
    status: str
    since: str | None
    note: str
