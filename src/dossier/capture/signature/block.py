"""The lines of a signature, each told what it is: name, title, firm, address, number, register."""

import re
from dataclasses import dataclass, field, replace

from dossier.capture.mail.forms import field_of
from dossier.capture.names import company, names
from dossier.capture.names.names import Named
from dossier.capture.signature import places, points, register, titles, written_numbers
from dossier.capture.signature.pieces import Setting, classify, is_firm_like, leftovers
from dossier.capture.vocabulary import is_han, tokens

_SPLIT = re.compile(r"\s*[|•·●‖►¦\t]\s*|\s{3,}|\s+//\s+|\s+[*~]\s+|\s+::\s+|;\s+")
_REGISTERED = re.compile(r"\([^()]*\b(?:reg|registration|abn|acn|uen|vat|company no)\b[^()]*\)", re.IGNORECASE)
"""A register number in parentheses beside the firm's name: `(Co. Reg. No. 199804417K)`."""
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u0e00-\u0e7f]")
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
    numbers: list[written_numbers.Dialled] = field(default_factory=list)
    registers: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[tuple[int, str]] = field(default_factory=list)
    labelled: dict[str, str] = field(default_factory=dict)


LONGEST = 400
"""More characters of one line are not read: a signature has no such lines."""
_FORM, _DOMAIN, _WORDS, _PLACE = 4, 3, 2, 1


def read_block(lines: tuple[str, ...], setting: Setting) -> Block:
    """Return what the lines of a signature say."""
    block = Block()
    order: list[tuple[str, str]] = []
    mailboxes = [each for line in lines for each in points.emails(line[:LONGEST])]
    if mailboxes and not setting.address:
        setting = replace(setting, address=mailboxes[0], domain=setting.domain or mailboxes[0].rpartition("@")[2])
    for line in lines:
        _read_line(line[:LONGEST], block, setting, order)
    _place_unknown(order, block)
    _place_name(order, block)
    return block


def _read_line(line: str, block: Block, setting: Setting, order: list[tuple[str, str]]) -> None:
    block.emails += [each for each in points.emails(line) if each not in block.emails]
    line = _REGISTERED.sub(" ", line)
    columns = re.split(r"\s{3,}|\t", line)
    for column in columns:
        if register.is_register(column) or (len(columns) == 1 and register.is_register(line)):
            block.registers += register.countries(column)
            line = line.replace(column, " ")
    if not line.strip():
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
    for number in written_numbers.numbers(line):
        if area and number.written in area.postcode:
            continue
        is_telephone = not {"qq", "line", "skype"} & set(number.kinds)
        alone = not number.is_labelled and not is_address and _stands_alone(line, number, setting)
        if is_telephone and not (number.is_labelled or alone or _is_chinese_mobile(line, number.written)):
            continue
        if is_telephone:
            is_sure = number.is_labelled or number.written.startswith(("0", "("))
            block.numbers.append(number._replace(is_labelled=is_sure))
        rest = rest.replace(number.written, " | ", 1)
        if number.extension:
            rest = re.sub(rf"[^|\d]{{1,14}}{number.extension}\b", " ", rest, count=1)
    return rest


def _is_chinese_mobile(line: str, written: str) -> bool:
    """Tell whether eleven figures in a Chinese line are a mobile number, whatever stands beside them."""
    return is_han(line) and re.fullmatch(r"1[3-9]\d{9}", re.sub(r"[ -]", "", written)) is not None


def _stands_alone(line: str, number: written_numbers.Dialled, setting: Setting) -> bool:
    bars = next((part for part in re.split(r"[|•·\t]|\s{3,}", line) if number.written in part), line)
    rest = bars.replace(number.written, " ")
    if places.is_street(rest) or (places.is_address(bars, setting.language) and places.area(bars, setting.language)):
        return False
    segment = next((part for part in re.split(r"[|•·\t]|\s{3,}", line) if number.written in part), line)
    around = segment.replace(number.written, " ")
    return len(re.findall(r"[^\W\d_]{2,}", around)) <= 2 and sum(c.isdigit() for c in number.written) >= 7


def _read_segment(segment: str, block: Block, setting: Setting, order: list[tuple[str, str]]) -> None:
    segment = segment.strip(" \t,;:|*_<>·•")
    if segment.startswith("(") and segment.endswith(")"):
        segment = segment[1:-1]
    words = [token.text for token in tokens(segment)]
    if not words or all(word in leftovers() for word in words) or (is_han(segment) and segment in leftovers()):
        return
    found = _LABELLED.match(segment)
    if found is not None:
        named = field_of(found[1])
        if named == "contact.name" and titles.is_title(found[1]) and names.read_name(found[2]) is None:
            _note("title", segment, segment, block, order)  # `Buyer: Outdoor`
            return
        if named is not None:
            _labelled(named, found[2].strip(), block, order)
            return
        if all(token.text in leftovers() for token in tokens(found[1])) and not found[2].strip():
            return
    latin, native = _two_scripts(segment)
    if block.names and not setting.is_named:
        setting = replace(setting, is_named=True)
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
        named = names.possible_name(value, single=True, lower=True)
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


def _place_name(order: list[tuple[str, str]], block: Block) -> None:
    """Take as the name the line above a title at the head of a signature, where another line is surely the firm."""
    if (
        block.names
        or len(order) < 2
        or order[1][0] != "title"
        or order[0][0] not in {"company-words", "unknown", "title"}
    ):
        return
    value = order[0][1]
    named = names.possible_name(value)
    firms = [each for each in block.companies if each[2] >= _DOMAIN and each[1] != value]
    if named is None or not named.doubts or not firms or not 2 <= len(named.name.split()) <= 3:
        return
    block.names.append((named, value))
    block.companies = [each for each in block.companies if each[1] != value]
    block.titles = [each for each in block.titles if each[0] != value]


def _place_unknown(order: list[tuple[str, str]], block: Block) -> None:
    """Take as the firm a line that nothing else explains, where firms stand: under the title, above the address."""
    if any(rank >= _DOMAIN for _value, _evidence, rank in block.companies):
        return
    for place, value in block.unknown:
        before = order[place - 1][0] if place else ""
        after = order[place + 1][0] if place + 1 < len(order) else ""
        tidy = is_firm_like(value) and 1 <= len(tokens(value)) <= 6 and not re.search(r"[:!?]|\d{3}", value)
        if tidy and (before == "title" or (before == "name" and after in {"address", "title"})):
            block.companies.append((company.clean(value), value, _PLACE))
            return
