"""The light index of countries: names in two languages, zones, currency, days off; read in half a millisecond."""

from collections.abc import Iterable
from datetime import time
from functools import cache

from dossier.errors import InvalidValueError
from dossier.i18n import _, translated
from dossier.nearest import did_you_mean
from dossier.nearest import nearest as likest
from dossier.paths import data_folder
from dossier.records.country.country import CountryIndex, Hours
from dossier.values.names import fold

CODE_LENGTH = 2
"""Letters of an ISO 3166-1 alpha-2 code."""


@cache
def _text() -> str:
    return (data_folder() / "countries" / "index.tsv").read_text(encoding="utf-8")


@cache
def of(iso2: str) -> CountryIndex | None:
    """Return the line of a country, or None if the code is none."""
    start = _text().find(f"\n{iso2}\t") if len(iso2) == CODE_LENGTH else -1
    if start < 0:
        return None
    row = _text()[start + 1 : _text().index("\n", start + 1)].split("\t")
    return CountryIndex(
        iso2=row[0],
        name_en=row[2],
        name_zh=row[3],
        zones=_many(row[5]),
        currency=row[6] or None,
        calling=_many(row[7]),
        weekend=tuple(row[8].split(",")) if row[8] else (),
        hours=hours(row[9]) if row[9] else None,
    )


def hours(cell: str) -> Hours:
    """Return office hours from `08:00-17:00;12:00-13:00;fri 08:00-12:00`; raises ValueError for anything else."""
    whole, lunch, *days = [*cell.split(";"), ""][: max(2, cell.count(";") + 1)]
    other = tuple((name, *_span(span)) for name, _space, span in (each.partition(" ") for each in days if each))
    return Hours(*_span(whole), _span(lunch) if lunch else None, other)


def _span(text: str) -> tuple[time, time]:
    first, last = (time.fromisoformat(part.strip()) for part in text.split("-"))
    if first >= last:
        raise ValueError(text)
    return first, last


def _many(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def name(iso2: str | None) -> str:
    """Return a country's name in the language in use; the code itself if it is none."""
    found = of(iso2) if iso2 else None
    if found is None:
        return iso2 or ""
    return translated(found, "name")


def flag(iso2: str | None) -> str:
    """Return the flag of a country as an emoji, or nothing."""
    if not iso2 or of(iso2) is None:
        return ""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in iso2)


def key_of(text: str) -> str:
    """Return the form in which a country's name is looked up: folded, letters and digits only."""
    return "".join(c for c in fold(text) if c.isalnum())


def find(text: str) -> str | None:
    """Return the code that a name or code stands for in English, Chinese or the country's own language, or None."""
    plain = text.strip()
    if len(plain) == CODE_LENGTH and plain.isascii() and of(plain.upper()) is not None:
        return plain.upper()
    key = key_of(plain)
    at = _place(key)
    if at < 0 and not plain.isascii():
        from dossier.values.search_fold import folded  # only a name that is not found may be in traditional characters

        at = _place(key_of(folded(plain)))
    if at < 0:
        return None
    start = _text().rindex("\n", 0, at) + 1
    return _text()[start : start + CODE_LENGTH]


def _place(key: str) -> int:
    """Return where a key stands among the names of the table, below 0 where it does not."""
    return _text().find(f"|{key}|", _text().index("\n")) if key else -1


def read(text: str) -> str:
    """Return the code of a country as it was typed; raises InvalidValueError with the nearest names."""
    found = find(text) or _by_library(text)
    if found is None:
        raise InvalidValueError(
            _("“{text}” is not a country I know.").format(text=text.strip()[:60]),
            did_you_mean(nearest(text), _("Type its two-letter code or its name, such as DE, Germany or 德国.")),
            field="country",
        )
    return found


def _by_library(text: str) -> str | None:
    """Ask pycountry for the names our index leaves out, such as official ones; 60 ms, only after a miss."""
    import pycountry

    try:
        return str(pycountry.countries.lookup(text.strip()).alpha_2)
    except LookupError:
        return None


def nearest(text: str, likeness: float = 0.6) -> list[str]:
    """Return up to three country names that look like a mistyped one; `likeness` is between 0 and 1."""
    keys = {
        key: line[:CODE_LENGTH]
        for line in _text().splitlines()[1:]
        for key in line.rpartition("\t")[2].split("|")
        if key
    }
    close = likest(key_of(text), keys, most=6, likeness=likeness)
    return list(dict.fromkeys(name(keys[key]) for key in close))[:3]


def codes() -> Iterable[str]:
    """Return every code of the index."""
    return [line[:CODE_LENGTH] for line in _text().splitlines()[1:]]
