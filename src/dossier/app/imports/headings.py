"""What a heading means: a field of a record by each of its names in both languages, or by a word of `data/imports`."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from dossier.i18n import in_every_language
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import folded
from dossier.records.contact.person import POINT_KINDS
from dossier.records.kinds import KINDS
from dossier.values import search_fold
from dossier.values.shipped import table

LOOKED_IN = {
    "contact": ("row", "contact", "company", "log", "follow-up"),
    "company": ("row", "company", "contact", "log", "follow-up"),
    "deal": ("deal", "row", "contact", "company", "follow-up"),
    "quote": ("quote", "row", "contact", "company"),
    "offer": ("offer",),
    "duty": ("duty",),
}
"""What a file may be about, and the kinds of records whose words its headings may be then, the likeliest first."""
EITHER, SERIAL, IS_FIRM, REACH = "row.either", "row.serial", "row.is_firm", "contact.reach"
DAY = "row.day"
LONGEST = 80
"""Characters that a heading has at most."""
CUSTOM = "contact.custom"
"""Columns that are no field: a name of whoever it is, a number that counts, whether it is a firm, addresses of any kind,
a value whose label stands in the column beside it, and the day of what the line tells."""
LEFT_OUT, OWN_FACT = "-", "fact:"
"""A column that the user wants left out, and one that is to be a fact of her own, by the name behind the colon."""
_NUMBER = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_NARROWED = re.compile(r"[A-Za-z]{2,3}[\u3400-\u9fff]")


class Meaning(NamedTuple):
    """The field that a heading names (`contact.name.first` for a part of one), and a number that stands in it."""

    field: str
    number: int | None = None


@lru_cache(maxsize=16_384)
def meaning(heading: str, about: str) -> Meaning | None:
    """Return what a heading means in a file about a kind of record, or None; in traditional characters, too."""
    if len(heading) > LONGEST:
        return None
    simple = search_fold.folded(heading) if _CHINESE.search(heading) else heading
    for text in dict.fromkeys((*_readings(heading, about), *_readings(simple, about))):
        found = _field(text, about)
        if found is not None:
            return Meaning(found)
        if hit := _NUMBER.search(text):
            bare = _field(text[: hit.start()] + text[hit.end() :], about)
            if bare is not None:
                return Meaning(bare, int(hit[1]))
        for number, place in ((1, "first"), (2, "second"), (3, "third")):
            for rest in _behind(folded(text), place):
                if bare := _field(rest, about):
                    return Meaning(bare, number)
    return None


def _readings(heading: str, about: str) -> Iterator[str]:
    """Yield a heading as it stands, without what is in brackets or behind a line break, and its Chinese and Latin halves.

    Some letters right before the Chinese narrow it down (`BBB评级`), unless they say the same (`TEL电话`).
    """
    whole = unicodedata.normalize("NFKC", heading).strip(" *:\n\t")
    yield whole
    if (bare := re.sub(r"\([^)]*\)|\[[^\]]*\]|\*", " ", whole).strip(" *:\n\t")) != whole:
        yield bare
    for part in re.split(r"[\n/|]", bare) if re.search(r"[\n/|]", bare) else ():
        yield part.strip(" *:")
    if _CHINESE.search(bare) and re.search(r"[A-Za-z]{2}", bare):
        halves = re.sub(r"[^\u3400-\u9fff\d]+", "", bare), _CHINESE.sub(" ", bare).strip()
        if not _NARROWED.match(bare) or len({_field(half, about) for half in halves}) == 1:
            yield from halves


def _field(text: str, about: str) -> str | None:
    """Return the field of a plain heading: as it stands, or behind a word that says whom it is about."""
    key = folded(text)
    if not key:
        return None
    kinds = LOOKED_IN[about]
    if (found := _first(key, kinds)) is not None:
        return found
    owners = (("company", ("company",)), ("contact", ("contact",)), ("nothing", kinds))
    rests = ((rest, inside) for owner, inside in owners for rest in _behind(key, owner)) if about != "offer" else ()
    return next((found for rest, inside in rests if (found := _first(rest, inside))), None)


def _behind(key: str, name: str) -> list[str]:
    """Return what stands behind the words of a list with which a folded heading begins."""
    return [key.removeprefix(word) for word in words(name) if key.startswith(word) and key != word]


def _first(key: str, kinds: tuple[str, ...]) -> str | None:
    return next((found for kind in kinds if (found := _of_kind(kind, key))), None)


def _of_kind(kind: str, key: str) -> str | None:
    """Return the field of a kind that a folded name stands for; a word of the shipped lists after the field's own names."""
    if kind in _ONLY_LISTED:
        return _listed(kind).get(key)
    fact = catalogue.find(kind, key) if kind in {"contact", "company", "deal"} else None
    found = _declared(kind).get(key) or (fact.key if fact else None) or _listed(kind).get(key)
    column = KINDS[kind].field(key) if found is None and kind in {"deal", "quote"} else None
    return found if column is None else _LINKED.get(column.type, f"{kind}.{column.name}")


@cache
def _declared(kind: str) -> dict[str, str]:
    """Return the field of each name of a record's fields, and of the ways to reach whom it is about."""
    found: dict[str, str] = {}
    for entry in KINDS[kind].fields:
        field = _LINKED.get(entry.type, f"{kind}.{entry.name}")
        for name in (f"{kind}.{entry.name}", entry.name, *entry.aliases, *in_every_language(entry.label)):
            found.setdefault(folded(name), field)
    for point in POINT_KINDS if kind in {"contact", "company"} else ():
        field = f"{kind}.{point.code}"
        for name in (field, point.code, *point.aliases, *in_every_language(point.label)):
            found.setdefault(folded(name), field)
    return found


@cache
def _listed(kind: str) -> dict[str, str]:
    """Return the field of each shipped word; what is said of a person's address may be said of a firm's, too."""
    listed = table("imports/headings") or {}
    shared = {"city", "country", "note", "tags", "address", *(point.code for point in POINT_KINDS)}
    found: dict[str, str] = {}
    for place in (kind, "contact") if kind == "company" else (kind,):
        for field, names in listed.get(place, {}).items():
            if place == kind or field.partition(".")[0] in shared:
                whole = field if field.partition(".")[0] in {"terms", "strict"} else f"{kind}.{field}"
                for name in (whole, *names):
                    found.setdefault(folded(name), whole)
    return found


_ONLY_LISTED = ("row", "log", "follow-up")
"""Kinds whose own names (`date`, `text`, `by`) stand over columns of anything."""
_LINKED = {"company": "company.name", "contact": "contact.name", "deal": "deal.title"}
"""What a column holds that names another record: its name."""


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = (table("imports/headings") or {})["words"]
    return words


def target(name: str, about: str) -> str | None:
    """Return the field that a user names for a column: by its own name before any other meaning; None for no field."""
    plain = name.strip()
    if plain == LEFT_OUT or (plain.startswith(OWN_FACT) and plain != OWN_FACT):
        own = meaning(plain.removeprefix(OWN_FACT), about) if plain != LEFT_OUT else None
        return own.field if own is not None and not own.field.startswith("row.") else plain
    kinds = tuple(kind for kind in LOOKED_IN[about] if kind != "row")
    return _first(folded(plain), (*kinds, *(kind for kind in LOOKED_IN if kind not in kinds)))


@cache
def words(name: str) -> tuple[str, ...]:
    """Return a list of words that stand in sheets, folded, the longest first: `totals`, `remarks`."""
    return tuple(sorted(map(folded, _words()[name]), key=len, reverse=True))
