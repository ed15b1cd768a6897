"""Who wrote: name, address, title, firm, each decided from header, form and signature, with what was passed over."""

import re
from dataclasses import replace
from functools import cache

from dossier.capture.evidence import Evidence
from dossier.capture.mail.forms import is_robot
from dossier.capture.names import company, names
from dossier.capture.proposal import Certainty, Finding
from dossier.capture.signature import points, titles
from dossier.capture.vocabulary import lists
from dossier.i18n import _
from dossier.values.names import fold, is_free, is_shared

_SAYS_NAME_HAN = re.compile(r"(?:我叫|我的名字是|我姓名是)([\u4e00-\u9fff]{2,4}?)(?=[,,。、\s]|$)")


@cache
def _says_name() -> re.Pattern[str]:
    said = "|".join(lists("signatures")["sentences"]["named"])
    return re.compile(
        rf"\b(?:{said})\s+((?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?[A-ZÀ-ÞА-Я][\w'’-]+(?:\s+[A-ZÀ-ÞА-Я][\w'’.-]+){{0,2}})"
    )


@cache
def _says_title() -> re.Pattern[str]:
    table = lists("signatures")["sentences"]
    article = "the|a|an|der|die|le|la|el|o|il|un|una|une|ein|eine"
    name = r"[A-ZÀ-ÞА-Я][\w'’-]+(?:\s+[A-ZÀ-ÞА-Я][\w'’.-]+){0,2},"
    return re.compile(
        rf"(?:\b(?:{'|'.join(table['titled'])})|\b(?:{'|'.join(table['named'])})\s+{name})\s+(?:(?:{article})\s+)?([^\W\d_][\w\s/-]{{1,50}}?)\s+(?:{'|'.join(table['of'])})\s"
    )


def address(seen: Evidence) -> tuple[list[Finding], list[str]]:
    """Return the writer's e-mail address and others of hers, and where they disagree."""
    said = seen.field("contact.email")
    if said and points.emails(said[0]):
        return [Finding("contact.email", points.emails(said[0])[0], f"field “{said[1]}”", "certain")], []
    headers = [
        Finding("contact.email", person.address, f"header {name}", "certain")
        for name, person in (
            ("From", seen.letter.sender if seen.writer == seen.letter.sender else seen.writer),
            ("Reply-To", seen.letter.reply_to),
        )
        if person.address
        and not is_robot(person.address)
        and not seen.is_ours(person.address)
        and not _is_platform(seen, person.address)
    ]
    signed = [
        Finding("contact.email", each, "signature", "likely")
        for each in [*seen.block.emails, *(points.emails(seen.form.message) if seen.platform else [])]
        if not seen.is_ours(each) and not is_robot(each) and not _is_platform(seen, each)
    ]
    if not headers and not signed:
        signed = [
            Finding("contact.email", each, "text", "likely")
            for each in points.emails(seen.body)
            if not seen.is_ours(each) and not is_robot(each) and not _is_platform(seen, each)
        ]
    own = [each for each in signed if headers and _is_her_own(each.value, headers[0].value)]
    if len(own) == 1:
        headers, signed = (
            [replace(own[0], certainty="certain")],
            [*headers, *(each for each in signed if each not in own)],
        )
    every = list({each.value: each for each in reversed([*headers, *signed])}.values())[::-1]
    if not every:
        return [], []
    conflicts = []
    if len(headers) > 1 and headers[0].value != headers[1].value:
        if headers[1].value in seen.block.emails:
            every.sort(key=lambda each: each.value != headers[1].value)
        conflicts.append(
            _("E-mail: the mail comes from {sender}, but answers are to go to {other}.").format(
                sender=headers[0].value, other=headers[1].value
            )
        )
    return [replace(every[0], alternatives=tuple(every[1:]))], conflicts


def _is_her_own(signed: str, header: str) -> bool:
    """Tell whether the signature names a person's address of the same house, where the mail came from a shared one."""
    return is_shared(header) and not is_shared(signed) and signed.rpartition("@")[2] == header.rpartition("@")[2]


def _is_platform(seen: Evidence, address: str) -> bool:
    if seen.platform is None or not seen.letter.sender.address or seen.platform.source == "website":
        return False
    return address.rpartition("@")[2] == seen.letter.sender.address.rpartition("@")[2]


def name(seen: Evidence) -> tuple[list[Finding], list[str]]:
    """Return the writer's name, in her own script and with her courtesy where given, and where names disagree."""
    found = [
        each
        for each in (
            _from_form(seen),
            _from_subject(seen),
            *_from_signature(seen),
            _from_header(seen),
            _from_text(seen),
        )
        if each
    ]
    if not found:
        guessed = (
            names.from_address(seen.writer.address)
            if seen.writer.address and not is_robot(seen.writer.address)
            else None
        )
        if guessed is None or seen.is_ours(seen.writer.address):
            return [], []
        return [Finding("contact.name", guessed.name, f"address {seen.writer.address}", "guess")], []
    best = _fullest(found)
    conflicts = []
    header = _from_header(seen)
    if header and best is not header and not _same(header[0], best[0]):
        conflicts.append(
            _("Name: the header says {header}, but {place} says {name}.").format(
                header=header[0].name, place=best[1], name=best[0].name
            )
        )
    best = _best_written(best, found)
    supported = sum(_same(best[0], other[0]) for other in found) > 1
    certainty: Certainty = "certain" if supported or best[1].startswith("field") else "likely"
    others = tuple(
        Finding("contact.name", each[0].name, each[1], "likely") for each in found if each[0].name != best[0].name
    )
    result = [Finding("contact.name", best[0].name, best[1], certainty, others)]
    native = next((each[0].native for each in found if each[0].native), "")
    if not native:
        native = next(
            (each[0].name for each in found if _script(each[0].name) != _script(best[0].name) and each[0].name), ""
        )
    if native and native != best[0].name:
        result.append(Finding("contact.native_name", native, best[1], "certain"))
    salutation = next((each[0].salutation for each in found if each[0].salutation and _same(each[0], best[0])), "")
    if salutation:
        result.append(Finding("contact.salutation", salutation, best[1], "certain"))
    return result, conflicts


def _same(one: names.Named, other: names.Named) -> bool:
    return (
        names.agree(one.name, other.name)
        or bool(one.native and one.native == other.name)
        or bool(other.native == one.name)
    )


def _script(text: str) -> str:
    return "latin" if re.search("[A-Za-z]", text) else "other"


_Named = tuple[names.Named, str]


def _fullest(found: list[_Named]) -> _Named:
    """Return the name of the best place; a first name alone gives way to a fuller one that agrees with it."""
    best = found[0]
    for other in found[1:]:
        alike = _same(best[0], other[0])
        best_words, other_words = best[0].name.split(), other[0].name.split()
        if alike and len(best_words) < 2 <= len(other_words):
            best = other
        elif (
            not alike
            and len(best_words) < 2 <= len(other_words)
            and not best[1].startswith("field")
            and _script(best[0].name) == "latin"
        ):
            best = other if other[1].startswith("header") else best
        elif (
            alike and _is_short(best_words) and not _is_short(other_words) and len(other_words) >= len(best_words)
        ) or (
            _script(best[0].name) == "other"
            and _script(other[0].name) == "latin"
            and not re.search("[а-яА-Я]", best[0].name)
            and len(other_words) > 1
        ):
            best = other
    return best


def _best_written(best: _Named, found: list[_Named]) -> _Named:
    """Return a name as it is written best: capitals lose the dot of a Turkish i, plain letters lose accents."""
    alike = [each for each in found if fold(each[0].name) == fold(best[0].name)]
    fuller = max(alike, key=lambda each: sum(ord(c) > 127 for c in each[0].name), default=best)
    return best[0]._replace(name=fuller[0].name), best[1]


def _is_short(words: list[str]) -> bool:
    return any(len(word.strip(".")) == 1 for word in words)


def _from_form(seen: Evidence) -> _Named | None:
    said = seen.field("contact.name")
    if said is None:
        first, last = seen.field("first_name"), seen.field("last_name")
        parts = [each[0] for each in (first, last) if each]
        if not parts:
            return None
        said = " ".join(parts), "first and last name"
    given = seen.field("first_name")
    family = seen.field("last_name")
    whole = said[0] if given is None or given[0] in said[0] else f"{given[0]} {said[0]}"
    whole = whole if family is None or family[0] in whole else f"{whole} {family[0]}"
    named = names.read_name(whole, single=True, lower=True)
    return (named, f"field “{said[1]}”") if named else None


def _from_signature(seen: Evidence) -> list[_Named]:
    found = [(named, f"signature: “{line[:60]}”") for named, line in seen.block.names]
    header = _from_header(seen)
    if header:
        found.sort(
            key=lambda each: (
                not _same(each[0], header[0]),
                -len(each[0].name.split()) if _same(each[0], header[0]) else 0,
            )
        )
    elif len(found) > 1:
        head = found[0]
        found.sort(
            key=lambda each: (not _same(each[0], head[0]), -len(each[0].name.split()) if _same(each[0], head[0]) else 0)
        )
    return found[:4]


def _from_subject(seen: Evidence) -> _Named | None:
    if seen.platform is None:
        return None
    for shape in lists("sources")["named_in_subject"]["shapes"]:
        m = re.search(shape, seen.letter.subject, re.IGNORECASE)
        named = names.read_name(re.sub(r"^\W*\[[^\]]*\]", "", m[1]), lower=True) if m else None
        if named is not None:
            return named, f"subject: “{seen.letter.subject[:60]}”"
    return None


def _from_header(seen: Evidence) -> _Named | None:
    if is_robot(seen.writer.address) and seen.platform is None:
        return None
    text = seen.writer.name
    if (
        not text
        or seen.is_ours(seen.writer.address)
        or (
            _is_platform(seen, seen.writer.address)
            and " via " not in text
            and seen.platform
            and seen.platform.source != "social"
        )
    ):
        return None
    pieces = [text, *re.split(r"\s+[-–—|/·@]+\s+|\s*\|\s*|\s+(?:from|at|bei|von)\s+|,\s+", text)]
    for piece in pieces:
        if company.legal_form(piece) or (piece == text and company.is_business(piece)):
            continue
        named = names.read_name(piece, lower=True) or (
            names.read_name(piece, single=True) if len(pieces) == 2 else None
        )
        if named is not None and (len(named.name.split()) > 1 or not company.fits_domain(named.name, seen.domain)):
            return named, "header From"
    return None


def _from_text(seen: Evidence) -> _Named | None:
    for shape in (_says_name(), _SAYS_NAME_HAN):
        for m in shape.finditer(seen.body):
            named = names.read_name(m[1], single=True)
            explicit = re.search(r"(?i)name|heiße|appelle|llamo|chamo|chiamo|зовут|叫", m[0])
            if named is not None and (explicit or len(named.name.split()) > 1) and not company.is_business(m[1]):
                return named, f"text: “{m[0].strip()}”"
    return None


def _function_after(said: re.Match[str], body: str) -> str:
    """Return what still belongs to a title of which the `of` was taken for the firm's: ` de compras`."""
    follows = re.match(rf"([^\W\d_]+)\s+(?:{'|'.join(lists('signatures')['sentences']['of'])})\s", body[said.end() :])
    if follows is None or not titles.is_function(follows[1]):
        return ""
    return " " + " ".join(f"{body[said.end(1) : said.end()]} {follows[1]}".split())


def title(seen: Evidence) -> list[Finding]:
    """Return the writer's title and what it says about her power to decide."""
    found: tuple[str, str, Certainty] | None = None
    said = seen.field("contact.title")
    if said:
        found = said[0], f"field “{said[1]}”", "certain"
    elif any(not titles.is_department(value) for value, _line in seen.block.titles):
        value, line = next(each for each in seen.block.titles if not titles.is_department(each[0]))
        certain = titles.is_title(value, seen.user_titles)
        found = _with_scope(seen, value, line), f"signature: “{line[:70]}”", "certain" if certain else "likely"
    else:
        for m in _says_title().finditer(seen.body):
            if titles.is_title(m[1], seen.user_titles) and len(m[1].split()) <= 5:
                bare = re.sub(
                    rf"^(?:{'|'.join(lists('signatures')['sentences']['titled'])})\s+(?:(?:the|a|an|el|la|o|der|die|le|il)\s+)?",
                    "",
                    m[1] + _function_after(m, seen.body),
                )
                found = bare.strip(), f"text: “{' '.join(m[0].split())}”", "likely"
                break
    if found is None:
        return _by_department(seen)
    value, evidence, certainty = found
    judged = titles.judge(value, seen.user_titles)
    words = ", ".join(f"“{word}”" for word in judged.words) or f"“{value}”"
    return [
        Finding("contact.title", value, evidence, certainty),
        Finding(
            "contact.authority",
            judged.authority,
            f"title: {words}",
            "guess" if judged.authority == "unknown" else "likely",
        ),
    ]


def _by_department(seen: Evidence) -> list[Finding]:
    """Return what the department alone says about power to decide, where no title is given."""
    for value, _line in seen.block.titles:
        judged = titles.judge(value, seen.user_titles)
        if judged.authority != "unknown":
            return [
                Finding("contact.title", value, f"department: “{value}”", "likely"),
                Finding("contact.authority", judged.authority, f"department: “{value}”", "guess"),
            ]
    return []


def _with_scope(seen: Evidence, value: str, line: str) -> str:
    """Return a title with what it is for, `Senior Buyer, Small Electricals`, where the firm is known from elsewhere."""
    rest = line[len(value) :].strip() if line.startswith(value) else ""
    firms = {each for each, _line, rank in seen.block.companies if rank > 2}
    is_scope = rest[:1] in {",", ":"} and 0 < len(rest.split()) <= 4 and not re.search(r"\d", rest)
    return line if is_scope and firms and rest.lstrip(",: ") not in firms else value


def firm(seen: Evidence) -> list[Finding]:
    """Return the writer's firm and its mail domain."""
    found: list[Finding] = []
    said = seen.field("company.name")
    if said:
        found.append(Finding("company.name", company.clean(said[0]), f"field “{said[1]}”", "certain"))
    for value, line, rank in sorted(seen.block.companies, key=lambda each: -each[2]):
        certainty: Certainty = "certain" if rank >= 4 else "likely"
        found.append(Finding("company.name", value, f"signature: “{line[:70]}”", certainty))
    header = _firm_in_header(seen)
    spelled = company.of_domain(seen.body, seen.domain) if seen.platform is None else None
    written = spelled if header and not company.legal_form(header) else None
    if written:
        found.append(Finding("company.name", written, f"text: “{written}”", "likely"))
    if header:
        found.append(Finding("company.name", header, "header From", "likely"))
    if not found:
        prose = company.in_prose(seen.body) or spelled
        if prose:
            found.append(Finding("company.name", prose, f"text: “{prose}”", "likely"))
    result = (
        [replace(found[0], alternatives=tuple(each for each in found[1:] if each.value != found[0].value))]
        if found
        else []
    )
    result += _domain(seen)
    return result


def _domain(seen: Evidence) -> list[Finding]:
    said = address(seen)[0]
    for each in said:
        domain = each.value.rpartition("@")[2]
        if not is_free(domain):
            return [
                Finding("company.domain", domain, each.evidence, "certain" if each.certainty == "certain" else "likely")
            ]
    for host in seen.block.websites:
        if not seen.is_ours(f"@{host.removeprefix('www.')}"):
            return [Finding("company.domain", host.removeprefix("www."), "signature", "likely")]
    return []


def _firm_in_header(seen: Evidence) -> str | None:
    if _is_platform(seen, seen.writer.address) or seen.is_ours(seen.writer.address):
        return None
    if seen.letter.organization:
        return company.clean(seen.letter.organization)
    text = seen.writer.name
    pieces = [*re.split(r"\s+[-–—|/·@]+\s+|\s*\|\s*|\s+(?:from|at|bei|via)\s+|[()]", text)]
    for piece in pieces:
        if piece and company.legal_form(piece) and len(piece.split()) > 1:
            return company.clean(piece)
    for piece in pieces:
        if (
            piece
            and company.fits_domain(piece, seen.domain)
            and (len(pieces) > 1 or company.is_business(piece))
            and names.read_name(piece) is None
        ):
            return company.clean(piece)
    return None
