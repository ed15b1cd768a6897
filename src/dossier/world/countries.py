"""The light index of countries: names in two languages, zones, currency, days off; read in half a millisecond."""

from collections.abc import Iterable
from functools import cache

from dossier.errors import InvalidValueError
from dossier.facts.country import CountryIndex
from dossier.facts.naming import fold
from dossier.i18n import _, language
from dossier.paths import data_folder


@cache
def _lines() -> dict[str, list[str]]:
    text = (data_folder() / "countries" / "index.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:] if line]
    return {row[0]: row for row in rows}


@cache
def of(iso2: str) -> CountryIndex | None:
    """Return the line of a country, or None if the code is none."""
    row = _lines().get(iso2)
    if row is None:
        return None
    return CountryIndex(
        iso2=row[0],
        name_en=row[2],
        name_zh=row[3],
        zones=_many(row[5]),
        currency=row[6] or None,
        calling=_many(row[7]),
        weekend=tuple(row[8].split(",")) if row[8] else (),
        region=row[9],
    )


def _many(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def name(iso2: str | None) -> str:
    """Return a country's name in the language in use; the code itself if it is none."""
    found = of(iso2) if iso2 else None
    if found is None:
        return iso2 or ""
    return found.name_zh if language() == "zh" else found.name_en


def flag(iso2: str | None) -> str:
    """Return the flag of a country as an emoji, or nothing."""
    if not iso2 or of(iso2) is None:
        return ""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in iso2)


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for iso2, row in _lines().items():
        for each in (row[1], row[2], row[3], *row[4].split("|")):
            if each:
                names.setdefault(_key(each), iso2)
    return names


def _key(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())


def find(text: str) -> str | None:
    """Return the code that a name or code stands for in English, Chinese or the country's own language, or None."""
    plain = text.strip()
    if len(plain) == 2 and plain.isascii() and plain.upper() in _lines():
        return plain.upper()
    return _names().get(_key(plain)) if _key(plain) else None


def read(text: str) -> str:
    """Return the code of a country as it was typed; raises InvalidValueError with the nearest names."""
    found = find(text) or _by_library(text)
    if found is None:
        close = nearest(text)
        raise InvalidValueError(
            _("“{text}” is not a country I know.").format(text=text.strip()[:60]),
            _("Did you mean: {names}?").format(names=", ".join(close))
            if close
            else _("Type its two-letter code or its name, such as DE, Germany or 德国."),
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


def nearest(text: str) -> list[str]:
    """Return up to three country names that look like a mistyped one."""
    import difflib  # only a typing mistake pays for it

    close = difflib.get_close_matches(_key(text), list(_names()), n=6, cutoff=0.6)
    return list(dict.fromkeys(name(_names()[key]) for key in close))[:3]


def codes() -> Iterable[str]:
    """Return every code of the index."""
    return _lines().keys()
