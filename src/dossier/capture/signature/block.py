"""The lines of a signature, each told what it is: name, title, firm, address, number, register."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dossier.capture.mail.forms import field_of
from dossier.capture.names import company, names
from dossier.capture.names.names import Named
from dossier.capture.signature import places, points, titles
from dossier.capture.vocabulary import Phrases, folded, is_han, lists, tokens

_SPLIT = re.compile(r"\s*[|•·●‖►¦\t]\s*|\s{3,}|\s+//\s+|\s+\*\s+|;\s+")
_INNER = re.compile(r"\s*,\s+|\s+[-–—]+\s+|\s+/\s+|\s+(?:at|@|bei|chez|presso)\s+(?=[^\W\d_a-zа-я])|,(?=[^\W\d_])")
_REGISTERED = re.compile(r"\([^()]*\b(?:reg|registration|abn|acn|uen|vat|company no)\b[^()]*\)", re.IGNORECASE)
"""A register number in parentheses beside the firm's name: `(Co. Reg. No. 199804417K)`."""
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u0e00-\u0e7f]")
_AT = re.compile(r"\s+(?:at|@|bei|chez|presso)\s+", re.IGNORECASE)
_OFFICERS = re.compile(
    r"^\s*(?:geschäftsführ\w+|vorstand|managing directors?|directors?|gérante?|ceo|amministratore|persönlich haftende\w*|inhaber)\s*:",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^\s*([^\W\d_][^::|]{0,28}?)\s*[::]\s*(.*)$")


@dataclass(slots=True)
class Block:
    """What a signature says, each with the line it was read from, in the order of the lines."""

    names: list[tuple[Named, str]] = field(default_factory=list)
    titles: list[tuple[str, str]] = field(default_factory=list)
    companies: list[tuple[str, str, int]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    profiles: list[points.Point] = field(default_factory=list)
    websites: list[str] = field(default_factory=list)
    numbers: list[points.Dialled] = field(default_factory=list)
    registers: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[tuple[int, str]] = field(default_factory=list)
    labelled: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a letter before its signature is read."""

    header_name: str = ""
    domain: str = ""
    language: str | None = None
    user_titles: Path | None = None


LONGEST = 400
"""More characters of one line are not read: a signature has no such lines."""
_FORM, _DOMAIN, _WORDS, _PLACE = 4, 3, 2, 1


def read_block(lines: tuple[str, ...], setting: Setting) -> Block:
    """Return what the lines of a signature say."""
    block = Block()
    order: list[tuple[str, str]] = []
    for line in lines:
        _read_line(line[:LONGEST], block, setting, order)
    _place_unknown(order, block)
    return block


def _read_line(line: str, block: Block, setting: Setting, order: list[tuple[str, str]]) -> None:
    block.emails += [each for each in points.emails(line) if each not in block.emails]
    line = _REGISTERED.sub(" ", line)
    if is_register(line):
        block.registers += _register_countries(line)
        return
    block.profiles += [each for each in points.profiles(line) if each not in block.profiles]
    block.websites += [each for each in points.websites(line) if each not in block.websites]
    bare = points.without_points(line)
    for each in points.profiles(bare):
        bare = bare.replace(each.words, " | ")
    labelled = places.without_label(bare)
    bare = _without_numbers(bare, block, setting, is_address=labelled is not None)
    if labelled is not None:
        address = (places.without_label(bare) or labelled).split(" | ")[0].strip(" ,;|")
        block.addresses.append(address)
        order.append(("address", address))
        return
    for segment in _SPLIT.split(bare):
        _read_segment(segment, block, setting, order)


def _without_numbers(line: str, block: Block, setting: Setting, *, is_address: bool) -> str:
    """Note the telephone numbers of a line, and return the line with bars in their place."""
    area = places.area(line, setting.language)
    rest = line
    for number in points.numbers(line):
        if area and number.written in area.postcode:
            continue
        is_telephone = not {"qq", "line", "skype"} & set(number.kinds)
        alone = not number.is_labelled and not is_address and _stands_alone(line, number, setting)
        if is_telephone and not (number.is_labelled or alone):
            continue
        if is_telephone:
            block.numbers.append(number)
        rest = rest.replace(number.written, " | ", 1)
        if number.extension:
            rest = re.sub(rf"[^|\d]{{1,14}}{number.extension}\b", " ", rest, count=1)
    return rest


def _stands_alone(line: str, number: points.Dialled, setting: Setting) -> bool:
    rest = line.replace(number.written, " ")
    if places.is_street(rest) or (places.is_address(line, setting.language) and places.area(line, setting.language)):
        return False
    segment = next((part for part in re.split(r"[|•·\t]|\s{3,}", line) if number.written in part), line)
    around = segment.replace(number.written, " ")
    return len(re.findall(r"[^\W\d_]{2,}", around)) <= 2 and sum(c.isdigit() for c in number.written) >= 7


@cache
def _register_words() -> Phrases:
    words = [word for word in lists("signatures")["legal_lines"]["words"] if not word.endswith(":")]
    return Phrases({"register": words})


def is_register(line: str) -> bool:
    """Say whether a line is of the commercial register or the tax office: its people and numbers are not the writer's."""
    if _OFFICERS.match(line):
        return True
    found = _register_words()
    head = found.begins(line)
    digits = sum(c.isdigit() for c in line)
    if (
        head is not None
        and (digits >= 4 or len(head.words) > 8 or ":" in line[: len(head.words) + 3])
        and "@" not in line
    ):
        return not re.search(r"\+\d", line)
    return (
        bool(found.hits(line))
        and digits >= 8
        and not re.search(r"\+\d|\b(?:tel|fax|mob|phone|тел|t|m)\b[.: ]", line, re.IGNORECASE)
    )


def _register_countries(line: str) -> list[tuple[str, str]]:
    padded = f" {' '.join(token.text for token in tokens(line))} "
    table = lists("signatures")["legal_lines"]["country"]
    return [(code, word) for word, code in table.items() if f" {word} " in padded or (is_han(word) and word in line)]


@cache
def _leftovers() -> frozenset[str]:
    words: set[str] = set()
    for kind in (
        "phone",
        "mobile",
        "fax",
        "whatsapp",
        "wechat",
        "telegram",
        "viber",
        "skype",
        "qq",
        "line",
        "extension",
    ):
        words |= folded("phones", kind)
    return frozenset(words) | frozenset(
        [
            "p",
            "e",
            "email",
            "mail",
            "e-mail",
            "web",
            "website",
            "www",
            "url",
            "http",
            "https",
            "site",
            "homepage",
            "linkedin",
            "facebook",
            "instagram",
            "twitter",
            "id",
            "и",
            "and",
            "or",
            "und",
            "oder",
            "follow",
            "us",
            "on",
            "x",
            "xing",
            "youtube",
        ]
    )


def _read_segment(segment: str, block: Block, setting: Setting, order: list[tuple[str, str]]) -> None:
    segment = segment.strip(" \t,;:|*_<>·•")
    if segment.startswith("(") and segment.endswith(")"):
        segment = segment[1:-1]
    words = [token.text for token in tokens(segment)]
    if not words or all(word in _leftovers() for word in words) or (is_han(segment) and segment in _leftovers()):
        return
    found = _LABELLED.match(segment)
    if found is not None:
        named = field_of(found[1])
        if named is not None:
            _labelled(named, found[2].strip(), block, order)
            return
        if all(token.text in _leftovers() for token in tokens(found[1])) and not found[2].strip():
            return
    latin, native = _two_scripts(segment)
    for kind, value in classify(latin, setting, is_first=len(order) < 2):
        whole = segment if native and kind == "title" else f"{value} ({native})" if native and kind == "name" else value
        _note(kind, whole, segment, block, order)


def _two_scripts(segment: str) -> tuple[str, str]:
    """Return the Latin and the other half of a line that says the same twice, `Najd Est. / مؤسسة نجد`; else it alone."""
    left, bar, right = segment.partition(" / ")
    foreign = [bool(_OTHER_SCRIPT.search(part)) for part in (left, right)]
    if not bar or foreign[0] == foreign[1]:
        return segment, ""
    return (right.strip(), left.strip()) if foreign[0] else (left.strip(), right.strip())


def _labelled(named: str, value: str, block: Block, order: list[tuple[str, str]]) -> None:
    if not value:
        return
    kinds = {"contact.name": "name", "contact.title": "title", "company.name": "company", "contact.address": "address"}
    if named in kinds:
        _note(kinds[named], value, value, block, order)
    elif named in {"contact.country", "contact.city", "contact.postcode"}:
        block.labelled.setdefault(named, value)


def _note(kind: str, value: str, evidence: str, block: Block, order: list[tuple[str, str]]) -> None:
    order.append((kind, value))
    if kind == "name":
        named = names.read_name(value, single=True, lower=True)
        if named is not None:
            block.names.append((named, evidence))
    elif kind == "title":
        block.titles.append((value, evidence))
    elif kind in {"company", "company-domain", "company-words"}:
        rank = {"company": _FORM, "company-domain": _DOMAIN, "company-words": _WORDS}[kind]
        block.companies.append((company.clean(value), evidence, rank))
    elif kind == "form" and block.companies:
        last, evidence, _rank = block.companies.pop()
        block.companies.append((f"{last} {value}", evidence, _FORM))
    elif kind == "address":
        block.addresses.append(value)
    else:
        block.unknown.append((len(order) - 1, value))


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
    inner = [(piece, sep) for piece, sep in _pieces(segment) if not all(t.text in _leftovers() for t in tokens(piece))]
    if len(inner) > 1:
        kinds = [
            (_kind(piece, setting, is_first=is_first and place == 0), piece)
            for place, (piece, _sep) in enumerate(inner)
        ]
        kinds = [
            ("company-words" if kind in {"unknown", "name", "address"} and _AT.fullmatch(sep) else kind, piece)
            for (kind, piece), (_piece, sep) in zip(kinds, inner, strict=True)
        ]
        seen = {kind for kind, _piece in kinds}
        if whole == "company" and not seen & {"name", "title"} and not re.search(r"\d", segment):
            return [(whole, segment)]
        strong = {
            "company" if kind == "company-domain" else kind
            for kind in seen & {"name", "title", "company", "company-domain"}
        }
        if (len(strong) > 1 or (strong and "address" in seen and (whole != "address" or "company" in strong))) and not (
            whole == "title" and strong == {"title"}
        ):
            return _joined([(kind, piece, inner[place][1]) for place, (kind, piece) in enumerate(kinds)])
    return [(whole, segment)]


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
    named = names.read_name(text, single=is_first, lower=is_first)
    is_writer = named is not None and bool(setting.header_name) and names.agree(named.name, setting.header_name)
    form = company.legal_form(text)
    if is_writer and len(tokens(text)) > 1 and not form and not company.is_business(text):
        return "name"
    if form and _is_firm_like(text) and not _is_surely_address(text, setting):
        return "company"
    is_title = titles.is_title(text, setting.user_titles)
    if not is_title and places.is_address(text, setting.language):
        return "address"
    if is_title and not is_writer:
        return "title"
    return _kind_of_rest(text, named, setting, is_title=is_title, is_first=is_first)


def _kind_of_rest(text: str, named: Named | None, setting: Setting, *, is_title: bool, is_first: bool) -> str:
    """Return what a piece is that has no plain mark: told by the domain, by its shape, by the words of firms."""
    fits = not is_title and company.fits_domain(text, setting.domain) and _is_firm_like(text)
    if fits and (named is None or company.is_business(text)):
        return "company-domain"
    in_city = places.cities(text)
    if named is not None and (not in_city or (is_first and all(words != text for _code, words in in_city))):
        return "name"  # Sofía and Santiago are cities and people; at the head of a signature stands a person
    if "," in text and not re.search(r"\d", text) and places.countries(text.rpartition(",")[2]):
        return "address"
    is_function = titles.is_function(text, setting.user_titles)
    if company.is_business(text) and _is_firm_like(text) and not is_function:
        return "company-words"
    if is_function:
        return "title"
    return "company-domain" if fits else "unknown"


def _is_surely_address(text: str, setting: Setting) -> bool:
    found = places.area(text, setting.language)
    return bool(re.match(r"\d+\W", text) and places.is_street(text)) or (found is not None and found.is_sure)


def _is_firm_like(text: str) -> bool:
    words = text.split()
    if (
        len(words) > 10
        or text.endswith(("?", "!"))
        or re.search(r"\b(?:we|our|your|please|wir|nous|somos)\b", text, re.IGNORECASE)
    ):
        return False
    return is_han(text) or sum(word[:1].isupper() or not word[:1].isalpha() for word in words) >= len(words) / 2


def _place_unknown(order: list[tuple[str, str]], block: Block) -> None:
    """Take as the firm a line that nothing else explains, where firms stand: under the title, above the address."""
    if any(rank >= _DOMAIN for _value, _evidence, rank in block.companies):
        return
    for place, value in block.unknown:
        before = order[place - 1][0] if place else ""
        after = order[place + 1][0] if place + 1 < len(order) else ""
        tidy = _is_firm_like(value) and 1 <= len(tokens(value)) <= 6 and not re.search(r"[:!?]|\d{3}", value)
        if tidy and (before == "title" or (before == "name" and after in {"address", "title"})):
            block.companies.append((company.clean(value), value, _PLACE))
            return
