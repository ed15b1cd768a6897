"""A country as the views see it: what is shipped lies in data, what the user knows stands above it."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

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
    """A day off as the book keeps it."""

    id: Annotated[int, "its number in the book"]
    country: Annotated[str, "the country"]
    on_date: Annotated[date, "the first day"]
    until: Annotated[date | None, "the last day; null for a single one"]
    name: Annotated[str, "its name in English"]
    name_zh: Annotated[str | None, "its name in Chinese"]
    kind: Annotated[str, "public, most (most regions), regional, observance, closure, season, working_weekend"]
    computed: Annotated[bool, "whether the moon decides: ±1 day"]


class Fair(NamedTuple):
    """A trade fair: `months` are the usual ones, `every` counts years from `year`, in which it was or will be held."""

    name: str
    city: str
    months: tuple[int, ...]
    every: int
    about: Mapping[str, str]
    year: int | None = None
    name_zh: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name by which it may be noted."""
        return (self.name, self.name_zh) if self.name_zh else (self.name,)

    def next_edition(self, today: date) -> tuple[int, int | None] | None:
        """Return the year and the month of the next edition by its rhythm; None where neither month nor year is known.

        A month alone is None where none is told: then the year is this one until it is over.
        """
        if (self.every > 1 and self.year is None) or (self.every == 1 and not self.months):
            return None
        year = today.year if self.every == 1 or self.year is None else self.year
        while year < today.year or (year == today.year and self.months and max(self.months) < today.month):
            year += self.every
        month = next((each for each in self.months if year > today.year or each >= today.month), None)
        return year, month


class Guidance(NamedTuple):
    """General guidance on a country: tendencies of `written` (YYYY-MM); `own` are the user's notes that stand above a value."""

    iso2: str
    written: str
    price: str
    quality: str
    finish: str
    opens: str | None
    closes: str | None
    lunch: str | None
    hours: Mapping[str, str] | None
    texts: dict[str, Mapping[str, str]]
    fairs: tuple[Fair, ...]
    sights: tuple[Mapping[str, str], ...]
    dishes: tuple[Mapping[str, str], ...]
    own: Mapping[str, Known] = {}


class Figure(NamedTuple):
    """One figure of a country."""

    value: Annotated[Any, "a number, a word, a list, or numbers by year"]
    year: Annotated[int | None, "its year"]
    source: Annotated[str, "where it is from"]
    derived: Annotated[bool, "whether it was computed from others"] = False
    own: Annotated[Known | None, "the fact that the user noted in its place"] = None
    shipped: Annotated[Any, "the shipped value, where the user noted another"] = None
    shipped_year: Annotated[int | None, "its year"] = None

    @property
    def is_own(self) -> bool:
        """Tell whether the user noted this value herself; the shipped one then stands beside it."""
        return self.own is not None


class RateHistory(NamedTuple):
    """What a dollar cost in a country's money: the mean of each year; `official` where people paid another rate."""

    currency: str
    means: Mapping[int, float]
    official: bool
    replaced_by: str | None


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
    """A mark or certificate that a market asks for."""

    name: Annotated[str, "the mark"]
    kind: Annotated[str, "mandatory, customary or voluntary"]
    scope: Annotated[str, "what it is for, in English"]
    scope_zh: Annotated[str, "the same in Chinese"]
    note: Annotated[str, "a remark"]
    checked: Annotated[str, "the month it was looked up"]
    goods: Annotated[tuple[str, ...], "the kinds of goods it surely applies to; * for all"] = ()
    names: Annotated[tuple[str, ...], "the words by which a certificate shows it"] = ()
    own: Annotated[bool, "whether the user wrote it"] = False
    act: Annotated[str, "the act or scheme it rests on; empty where none is on file"] = ""
    since: Annotated[str, "the day from which it applies; empty where none is on file"] = ""
    is_paper: Annotated[bool, "whether a paper shows it, and no mark on the goods"] = False
    note_zh: Annotated[str, "the remark in Chinese; empty where there is none"] = ""


class Sanctions(NamedTuple):
    """Regimes of sanctions that name a country: to be checked, never a verdict."""

    regimes: Annotated[str, "the acts and resolutions"]
    scope: Annotated[str, "what they touch, in English"]
    scope_zh: Annotated[str, "the same in Chinese"]
    checked: Annotated[str, "the month of what we know"]


class Agreement(NamedTuple):
    """A trade agreement of a country with China; without a name it says that there is none."""

    name: Annotated[str, "its name"]
    status: Annotated[str, "in force, preference (on listed goods), partly suspended, negotiating, none"]
    since: Annotated[str | None, "since when"]
    note: Annotated[str, "a remark"]
    name_zh: Annotated[str, "its name in Chinese"] = ""
    note_zh: Annotated[str, "the remark in Chinese"] = ""
    form: Annotated[str, "the certificate of origin: Form E, RCEP, own (the agreement's own), - (none needed)"] = ""
    basis: Annotated[str, "how it is known"] = ""
