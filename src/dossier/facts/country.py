"""A country as the views see it: what is shipped lies in data, what the user knows stands above it."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from dossier.facts.catalogue_country import LISTS, NUMBERS, PREFIX, WHOLE_NUMBERS
from dossier.facts.known import KNOWN, NONE, Known, current


class CountryIndex(NamedTuple):
    """The line of a country in the light index: names, zones, currency, calling codes, days off."""

    iso2: str
    name_en: str
    name_zh: str
    zones: tuple[str, ...]
    currency: str | None
    calling: tuple[str, ...]
    weekend: tuple[str, ...]


class Rate(NamedTuple):
    """What one unit of `currency` cost in `base` on a day."""

    id: int
    currency: str
    base: str
    on_date: date
    value: Decimal


class Holiday(NamedTuple):
    """A public holiday or a quiet time; `computed` days may be off by one."""

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


def overlaid(shipped: Mapping[str, Figure], facts: Iterable[Known]) -> dict[str, Figure]:
    """Return the figures of a country with the user's own in the place of the shipped ones, which stay beside them."""
    figures = dict(shipped)
    for key, known in current(row for row in facts if row.key.startswith(PREFIX)).items():
        name = key.removeprefix(PREFIX)
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
    if key in NUMBERS:
        number = Decimal(known.value or "0")
        return int(number) if number == number.to_integral_value() else float(number)
    if name in WHOLE_NUMBERS:
        return [int(digits) for item in known.items if (digits := "".join(c for c in item if c.isdigit()))]
    return list(known.items) if name in LISTS else known.value


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
