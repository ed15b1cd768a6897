"""Places in a line: names of countries and cities, postcodes by shape, streets."""

import re
from functools import cache
from typing import NamedTuple

from dossier.capture.vocabulary import Phrases, folded, is_han, lists, phrases, tokens
from dossier.paths import data_folder

_PREFIXED = re.compile(r"(?<![\w-])([A-Z]{1,2})[-–‐ ]\s?(\d{3} ?\d{2}|\d{4,6})\s+(?=[^\W\d_])")
_CITY = r"[^\W\d_][^\d,;|()/\n]*?"
_STOP = r"(?=\s*(?:$|[,;|()/]|\s[-–—]\s|\d))"
_HAN_CITY = re.compile(r"([\u4e00-\u9fff]{2,6}?)市")


class Area(NamedTuple):
    """What a postcode in a line says: the code, the city beside it, the country its shape has, and whether surely."""

    postcode: str
    city: str
    country: str
    is_sure: bool


@cache
def _countries() -> Phrases:
    groups: dict[str, list[str]] = {}
    for line in (data_folder() / "countries" / "index.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        row = line.split("\t")
        if len(row) > 4:
            groups[row[0]] = [row[2], row[3], *row[4].split("|")]
    for code, names in lists("signatures")["countries"].items():
        groups.setdefault(code, []).extend(names)
    cities = set(_city_names())
    return Phrases({code: [n for n in names if n and n.casefold() not in cities] for code, names in groups.items()})


def _listed(name: str) -> dict[str, str]:
    """Return the names of a shipped list of places, each with its country."""
    found = {}
    for line in (data_folder() / name).read_text(encoding="utf-8").splitlines():
        code, _tab, names = line.partition("\t")
        if names and not line.startswith("#"):
            found.update({name.casefold(): code for name in names.split("|")})
    return found


@cache
def _ports() -> Phrases:
    groups: dict[str, list[str]] = {}
    for name, code in _listed("ports.tsv").items():
        groups.setdefault(code, []).append(name)
    return Phrases(groups)


def ports(text: str) -> list[tuple[str, str]]:
    """Return the ports that a text names, as the two letters of their country and the words."""
    return [(hit.tag, hit.words) for hit in _ports().hits(text)]


@cache
def _city_names() -> dict[str, str]:
    found = _listed("cities.tsv")
    return {name: code for name, code in found.items() if name not in {"singapore", "新加坡"}}


@cache
def _cities() -> Phrases:
    groups: dict[str, list[str]] = {}
    for name, code in _city_names().items():
        groups.setdefault(code, []).append(name)
    return Phrases(groups)


def countries(text: str) -> list[tuple[str, str]]:
    """Return the countries a text names, as two letters and the words; `us` in small letters is no country."""
    found = []
    for hit in _countries().hits(text):
        short = len(re.sub(r"\W", "", hit.words)) <= 3
        if short and hit.words[:1].isascii() and not hit.words.replace(".", "").isupper():
            continue
        if hit.words[:1].islower() and hit.words.isascii() and not is_han(hit.words):
            continue
        found.append((hit.tag, hit.words))
    return found


def cities(text: str) -> list[tuple[str, str]]:
    """Return the known cities a text names, as the two letters of their country and the words."""
    return [(hit.tag, hit.words) for hit in _cities().hits(text)]


@cache
def _shapes() -> tuple[tuple[dict[str, object], re.Pattern[str]], ...]:
    found = []
    for table in lists("signatures")["postcode"]:
        shape = table["shape"]
        where = table["city"]
        if where == "after":
            pattern = rf"(?<![\w-])(?P<code>{shape})(?![\d-])[,.]?\s+(?:г\.\s*)?(?P<city>{_CITY}){_STOP}"
        elif where == "before":
            state = r"(?:\s*[-–—,/.]\s*[A-Z]{2})?"
            label = r"(?:(?:CEP|Pin|PIN code|Pincode|ZIP)\s*[:.]?\s*)?"
            pattern = (
                rf"(?P<city>[^\W\d_][^\d,;|()/\n]*?)?{state}[\s,.\-–—]*{label}(?<![\w-])(?P<code>{shape})(?![\w-])"
            )
        elif where == "state":
            pattern = rf"(?:(?P<city>[^\W\d_][^\d,;|()\n]*?),?\s+)?(?<![\w])(?P<code>{shape})(?![\w-])"
        else:
            pattern = rf"(?P<city>(?!))?(?<![\w-])(?P<code>{shape})(?![\w-])"
        found.append((table, re.compile(pattern)))
    return tuple(found)


def area(text: str, language: str | None) -> Area | None:
    """Return what a postcode says in a line of an address; the language of the letter decides between equal shapes."""
    text = re.sub(r"(?i)\b(?:p\.?\s?o\.?\s?)?(?:box|postfach|apdo|bp)\b[\s.:#]*\d+", " ", text)
    text = re.sub(r"\([^()\d]{2,20}\)", " ", text)
    prefixed = _PREFIXED.search(text)
    if prefixed and prefixed[1] in lists("signatures")["postcode_letters"]:
        beside = re.match(rf"({_CITY}){_STOP}", text[prefixed.end() :])
        return Area(
            prefixed[2],
            _city(beside[1] if beside else ""),
            lists("signatures")["postcode_letters"][prefixed[1]],
            is_sure=True,
        )
    loose: list[Area] = []
    for table, shape in _shapes():
        m = shape.search(text)
        if m is None:
            continue
        sure = bool(table.get("sure"))
        fits = sure or (language in table.get("languages", ()) and _script_fits(text, table))  # type: ignore[operator]
        code = re.sub(r"^[^\d]+", "", m["code"]) if table["city"] in {"state", "none"} else m["code"]
        now = Area(code, _city(m["city"] or ""), str(table["country"]) if fits else "", is_sure=sure)
        if sure:
            return now
        if now.city or table["city"] == "none":
            loose.append(now)
    return max(loose, key=lambda each: (bool(each.country and each.city), bool(cities(each.city))), default=None)


def _script_fits(text: str, table: dict[str, object]) -> bool:
    wanted = table.get("script")
    if wanted == "cyrillic":
        return re.search("[а-яА-Я]", text) is not None
    return wanted != "han" or is_han(text)


def _city(text: str) -> str:
    """Return a city's name without the district marks around it; nothing where it cannot be one."""
    text = re.sub(r"\b(?:cedex|CEDEX)\b.*$", "", text).strip(" .,-–—")
    text = re.sub(r"^(?:г\.|город|г )\s*", "", text)
    words = text.split()
    if not words or len(words) > 4 or len(text) < 2 or not (text[0].isupper() or is_han(text)):
        return ""
    if is_street(text) or countries(text):
        return ""
    return " ".join(_calm(word) for word in words)


def _calm(word: str) -> str:
    if len(word) > 3 and word.isupper():
        return re.sub(r"[^\W\d_]+", lambda m: m.group()[0] + m.group()[1:].lower(), word)
    return word


def han_city(text: str) -> str:
    """Return the city of a Chinese address, `广州市天河区`, without its mark."""
    found = _HAN_CITY.search(re.sub(r"^.*?(?:省|自治区|都|府|県|北海道)", "", text))
    return found[1] if found else ""


def is_street(text: str) -> bool:
    """Say whether a text has a word that streets, houses and estates have."""
    if is_han(text):
        return sum(word in text for word in lists("signatures")["addresses"]["han"]) >= 2
    return phrases("addresses").first(text) is not None and any(
        hit.tag == "street" and len(hit.words) > 1 or hit.tag == "street" and re.search(r"\d", text)  # noqa: RUF021
        for hit in phrases("addresses").hits(text)
    )


def is_address(text: str, language: str | None) -> bool:
    """Say whether a line is part of a postal address: a street with a number, a postcode with a city, a country."""
    if len(tokens(text)) > 22 or re.search(r"[?!]", text):
        return False
    if is_han(text) and is_street(text):
        return True
    if re.search(r"\d", text) and is_street(text):
        return True
    found = area(text, language)
    if found is not None and (found.city or found.is_sure):
        return True
    named = countries(text)
    last = named[-1][1] if named else ""
    if last and re.fullmatch(rf"[^\W\d_][^\d,|]{{1,28}}?(?:,|\s[-–/])\s*{re.escape(last)}\.?", text.strip()):
        return True
    if last and "," in text and re.search(r"\d", text) and text.strip(" .").endswith(last):
        return True
    rest = text
    for _code, words in named:
        rest = rest.replace(words, " ")
    for _code, words in cities(rest):
        rest = re.sub(re.escape(words), " ", rest, flags=re.IGNORECASE)
    return len(re.sub(r"[\W_]", "", rest)) < 3 < len(text)


def without_label(text: str) -> str | None:
    """Return a line behind `Address:`, in any language; None if it has no such label."""
    found = re.match(r"^\s*([^\W\d_][^::]{1,24})\s*[::]\s*(.+)$", text)
    if found and " ".join(t.text for t in tokens(found[1])) in folded("addresses", "labels"):
        return found[2]
    return None
