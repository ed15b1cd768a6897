"""Which clock a client follows: her own zone, her city, the area code of her number, or that of the whole country."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from dossier.i18n import in_language
from dossier.paths import data_folder
from dossier.world import countries

MOST_DIGITS = 8
"""Digits of the longest beginning of a number that says a clock."""


class Place(NamedTuple):
    """The zone that counts, and what says so: `zone`, `city`, `phone`, `main`, `centre` or `country`; none if unknown.

    `main` is the clock of nearly everybody in a country of which an island or a corner keeps another, `centre` that of
    the business centre (the clue) of a country with several, while the city is not known.
    """

    zone: str
    by: str
    clue: str = ""


def place(iso2: str | None, zone: str | None = None, city: str | None = None, phones: Iterable[str] = ()) -> Place:
    """Return where a client's clock stands; no zone if neither country nor zone is known.

    `phones` are numbers with their plus sign; a country with one clock needs neither city nor number.
    """
    if zone:
        return Place(zone, "zone", zone)
    country = countries.of(iso2) if iso2 else None
    if country is None or not country.zones:
        return Place("", "country")
    if not several(country.iso2):
        return Place(country.zones[0], "country")
    found = city_zone(country.iso2, city or "")
    if found:
        return Place(found, "city", city or "")
    for phone in phones:
        digits = re.sub(r"\D", "", phone)
        if phone.lstrip().startswith("+") and digits.startswith(country.calling):
            said = phone_zone(digits)
            if said[0] in country.zones:
                return Place(said[0], "phone", f"+{said[1]}")
    main = main_zone(country.iso2)
    if main:
        return Place(main, "main")
    return centre(country.iso2)


def centre(iso2: str) -> Place:
    """Return the clock of a country's business centre, with the city's name in the language in use."""
    rows = [row.split("\t") for row in _file("centres").split("\n")]
    found = next((row for row in rows if row[0] == iso2), None)
    if found is None:
        return Place(clocks(iso2)[0], "country")
    named = dict(zip(rows[2], found, strict=True))
    return Place(named["zone"], "centre", in_language(named))


def main_zone(iso2: str) -> str:
    """Return the zone that nearly everybody in a country follows, or nothing where several matter."""
    text = _file("main")
    at = text.find(f"\n{iso2}\t")
    return text[at + 4 : text.index("\t", at + 4)] if at >= 0 else ""


@cache
def _file(name: str) -> str:
    path = data_folder() / "zones" / f"{name}.tsv"
    return "\n" + path.read_text(encoding="utf-8") if path.is_file() else ""


def several(iso2: str) -> bool:
    """Tell whether a country has several clocks that we can tell apart."""
    return bool(_file(iso2))


def clocks(iso2: str) -> tuple[str, ...]:
    """Return one zone for each clock of a country that has several, that of its business first."""
    return tuple(row.partition("\t")[0] for row in _file(iso2).split("\n") if row)


def city_zone(iso2: str, city: str) -> str:
    """Return the zone of a city, with its state behind it or without, or nothing: `Portland, ME`, `Springfield, IL`."""
    parts = [part for part in re.split(r"[,;/()\n|]|\s-\s", city) if part.strip()]
    words = [countries.key_of(part) for part in parts]
    if words and " " in parts[-1].strip():
        words.append(countries.key_of(parts[-1].split()[-1]))  # `Chicago IL` without a comma
    for word in words[1:]:
        if found := _zone_of(iso2, "=" + word):
            return found
    names = [*words[:1], countries.key_of(" ".join(parts[:1]).rsplit(" ", 1)[0])] if words else []
    return next(
        (found for key in (*names, *("=" + word for word in words if len(word) > 2)) if (found := _zone_of(iso2, key))),
        "",
    )


def _zone_of(iso2: str, key: str) -> str:
    text = _file(iso2)
    at = text.find(f"|{key}|") if len(key) > 1 else -1
    if at < 0:
        return ""
    start = text.rindex("\n", 0, at) + 1
    return text[start : text.index("\t", start)]


def phone_zone(digits: str) -> tuple[str, str]:
    """Return the zone that the beginning of an international number says, or nothing, with that beginning."""
    text = _file("phones")
    for end in range(min(MOST_DIGITS, len(digits)), 1, -1):
        at = text.find(f"\n{digits[:end]}\t")
        if at >= 0:
            start = at + end + 2
            return text[start : text.index("\n", start)], digits[:end]
    return "", ""
