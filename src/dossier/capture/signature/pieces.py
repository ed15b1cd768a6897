"""What a piece of a signature's line is: name, title, firm or address."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dossier.capture.names import company, names, support
from dossier.capture.names.names import UNCASED, Named
from dossier.capture.signature import places, titles
from dossier.capture.vocabulary import folded, is_han, tokens

_INNER = re.compile(r"\s*,\s+|\s+[-–—]+\s+|\s+/\s+|\s+(?:at|@|bei|chez|presso)\s+(?=[^\W\d_a-zа-я])|,(?=[^\W\d_])")
_AT = re.compile(r"\s+(?:at|@|bei|chez|presso)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a letter before its signature is read."""

    header_name: str = ""
    domain: str = ""
    address: str = ""
    language: str | None = None
    user_titles: Path | None = None
    is_named: bool = False
    """The writer's name stands in a line above."""


@cache
def leftovers() -> frozenset[str]:
    """Return the labels that are left of a line when its numbers and addresses are taken out."""
    words: set[str] = set()
    for kind in "phone mobile fax whatsapp wechat telegram viber skype qq line extension".split():
        words |= folded("phones", kind)
    return frozenset(words) | frozenset(
        """
            p e email mail e-mail web website www url http https site homepage linkedin facebook instagram twitter
            id и and or und oder follow us on x xing youtube
        """.split()
    )


def classify(segment: str, setting: Setting, *, is_first: bool) -> list[tuple[str, str]]:
    """Return the parts of a segment, each with its kind; most segments are one part."""
    whole = _kind(segment, setting, is_first=is_first)
    if whole == "name" and "," in segment and _ends_in_place(segment):
        before, _comma, place = segment.rpartition(",")
        return [*classify(before.strip(), setting, is_first=is_first), ("address", place.strip())]
    if whole == "name" or (
        whole in {"company", "company-domain"} and not _INNER.search(segment) and not is_han(segment)
    ):
        return [(whole, segment)]
    inner = [(piece, sep) for piece, sep in _pieces(segment) if not all(t.text in leftovers() for t in tokens(piece))]
    if len(inner) > 1:
        kinds = [
            (_kind(piece, setting, is_first=is_first and place == 0), piece)
            for place, (piece, _sep) in enumerate(inner)
        ]
        kinds = [
            ("company-words" if kind in {"unknown", "name", "address"} and _AT.fullmatch(sep) else kind, piece)
            for (kind, piece), (_piece, sep) in zip(kinds, inner, strict=True)
        ]
        at_firm = any(
            kind == "company-words" and _AT.fullmatch(sep) for (kind, _p), (_q, sep) in zip(kinds, inner, strict=True)
        )
        kinds = _firm_behind_title(kinds, setting)
        seen = {kind for kind, _piece in kinds}
        if whole == "company" and not seen & {"name", "title"} and not re.search(r"\d", segment):
            return [(whole, segment)]
        strong = {
            "company" if kind == "company-domain" else kind
            for kind in seen & {"name", "title", "company", "company-domain"}
        }
        if (
            len(strong) > 1
            or (strong == {"title"} and at_firm)
            or (strong and "address" in seen and (whole != "address" or "company" in strong))
        ) and not (whole == "title" and strong == {"title"} and not at_firm):
            return _joined([(kind, piece, inner[place][1]) for place, (kind, piece) in enumerate(kinds)])
    return [(whole, segment)]


def _firm_behind_title(kinds: list[tuple[str, str]], setting: Setting) -> list[tuple[str, str]]:
    """Return the parts of a line with the firm that follows a title: `Founder, Swiftreach Digital`."""
    done: list[tuple[str, str]] = []
    for kind, piece in kinds:
        behind = done and done[-1][0] == "title" and kind in {"name", "unknown"}
        done.append(("company-domain" if behind and company.fits_domain(piece, setting.domain) else kind, piece))
    return done


def _ends_in_place(segment: str) -> bool:
    """Tell whether what stands behind the last comma is a known city or country: `Márcio Antunes, Goiânia`."""
    last = segment.rpartition(",")[2].strip()
    return any(words.casefold() == last.casefold() for _code, words in (*places.cities(last), *places.countries(last)))


def _pieces(segment: str) -> list[tuple[str, str]]:
    """Return the pieces of a segment with the separator before each; `Inc.` stays with its firm."""
    if is_han(segment) and not _INNER.search(segment):
        parts: list[tuple[str, str]] = [(piece, " ") for piece in segment.split()]
        return parts
    found: list[tuple[str, str]] = []
    place, sep = 0, ""
    for m in [*_INNER.finditer(segment), None]:
        piece = segment[place : m.start() if m else len(segment)].strip()
        if found and piece and company.is_form(piece):
            last, before = found.pop()
            found.append((f"{last}{sep}{piece}", before))
        elif piece:
            found.append((piece, sep))
        if m:
            place, sep = m.end(), m.group()
    return [part for piece, before in found for part in _han_pieces(piece, before)]


def _han_pieces(piece: str, before: str) -> list[tuple[str, str]]:
    """Return the pieces between the spaces of a Chinese or Korean piece: `김민준 과장`; others stay whole."""
    parts = piece.split()
    if len(parts) < 2 or not all(is_han(part) for part in parts) or not any(titles.is_title(part) for part in parts):
        return [(piece, before)]
    return [(part, before if place == 0 else " ") for place, part in enumerate(parts)]


def _joined(parts: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Return parts with neighbours of one kind made one: `VP, Global Sourcing`, `Dubai, UAE`."""
    done: list[tuple[str, str]] = []
    for kind, piece, sep in parts:
        if done and (
            (done[-1][0] == "address" and kind in {"address", "unknown"})
            or (done[-1][0] == "title" and kind in {"title", "unknown"} and titles.hits(piece))
        ):
            done[-1] = (done[-1][0], f"{done[-1][1]}{sep}{piece}")
        else:
            done.append((kind, piece))
    return done


def _kind(text: str, setting: Setting, *, is_first: bool) -> str:
    if company.is_form(text):
        return "form"
    named = _person(text, setting, is_first=is_first)
    is_writer = named is not None and bool(setting.header_name) and names.agree(named.name, setting.header_name)
    form = company.legal_form(text)
    if _is_house(text, named, setting, is_first=is_first):
        return "company-domain"
    if is_writer and len(tokens(text)) > 1 and not form and (not company.is_business(text) or (named and named.doubts)):
        return "name"
    if form and is_firm_like(text) and not _is_surely_address(text, setting):
        return "company"
    if named is not None and named.doubts:
        return "name"
    is_title = titles.is_title(text, setting.user_titles)
    if not is_title and places.is_address(text, setting.language):
        return "address"
    if is_title and not is_writer:
        return "title"
    return _kind_of_rest(text, named, setting, is_title=is_title, is_first=is_first)


def _person(text: str, setting: Setting, *, is_first: bool) -> Named | None:
    """Return the person a piece names; one whose name has doubtful words only where something else says so, too."""
    named = names.possible_name(text, single=is_first, lower=is_first)
    if named is None or not named.doubts:
        return named
    if re.search(r"[,/|–—]|\s-\s", text):
        return None  # `Minjun Kim / Assistant Manager` is two things
    if support.supported(named, setting.address, setting.header_name):
        return named
    is_many = len(named.name.split()) > 1 or is_han(named.name)
    at_head = is_first and is_many and not setting.header_name and not setting.is_named
    return named if at_head and (named.is_soft or is_han(named.name)) and not titles.is_title(text) else None


def _is_house(text: str, named: Named | None, setting: Setting, *, is_first: bool) -> bool:
    """Say whether a piece that could be a person's name is what the writer's mail domain spells, and nobody's name."""
    if named is None or len(tokens(text)) < 2 or not company.begins_domain(text, setting.domain):
        return False
    if setting.header_name:
        return {t.text for t in tokens(text)} != {t.text for t in tokens(setting.header_name)}
    return setting.is_named or not is_first or not support.spelled(text, setting.address)


def _kind_of_rest(text: str, named: Named | None, setting: Setting, *, is_title: bool, is_first: bool) -> str:
    """Return what a piece is that has no plain mark: told by the domain, by its shape, by the words of firms."""
    fits = not is_title and company.fits_domain(text, setting.domain) and is_firm_like(text)
    if fits and (named is None or company.is_business(text)):
        return "company-domain"
    in_city = places.cities(text)
    if named is not None and (not in_city or (is_first and all(words != text for _code, words in in_city))):
        return "name"  # Sofía and Santiago are cities and people; at the head of a signature stands a person
    if "," in text and not re.search(r"\d", text) and places.countries(text.rpartition(",")[2]):
        return "address"
    is_function = titles.is_function(text, setting.user_titles)
    if company.is_business(text) and is_firm_like(text) and not is_function:
        return "company-words"
    if is_function:
        return "title"
    return "company-domain" if fits else "unknown"


def _is_surely_address(text: str, setting: Setting) -> bool:
    found = places.area(text, setting.language)
    return bool(re.match(r"\d+\W", text) and places.is_street(text)) or (found is not None and found.is_sure)


def is_firm_like(text: str) -> bool:
    """Say whether a text is as short and as capitalised as the name of a firm."""
    words = text.split()
    if (
        len(words) > 10
        or text.endswith(("?", "!"))
        or re.search(r"\b(?:we|our|your|please|wir|nous|somos)\b", text, re.IGNORECASE)
    ):
        return False
    return is_han(text) or sum(not word[:1].islower() or bool(UNCASED.match(word)) for word in words) >= len(words) / 2
