"""The writer's name, decided between form, subject, signature, header, text and mailbox."""

import re
from functools import cache

from dossier.capture.evidence import Evidence
from dossier.capture.mail.forms import is_robot
from dossier.capture.names import company, names, support
from dossier.capture.proposal import Certainty, Finding
from dossier.capture.signature import points
from dossier.capture.vocabulary import is_han, lists
from dossier.capture.writer.mailbox import is_platform
from dossier.i18n import _
from dossier.values.names import fold

_SAYS_NAME_HAN = re.compile(r"(?:我叫|我的名字是|我姓名是)([\u4e00-\u9fff]{2,4}?)(?=[,,。、\s]|$)")


@cache
def _says_name() -> re.Pattern[str]:
    said = "|".join(lists("signatures")["sentences"]["named"])
    return re.compile(
        rf"\b(?:{said})\s+(?:[oaOA]\s+|el\s+|la\s+|der\s+|die\s+)?((?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?[A-ZÀ-ÞА-Я][\w'’-]+(?:\s+[A-ZÀ-ÞА-Я][\w'’.-]+){{0,2}})"
        r"(?P<firm>\s+(?:from|of|at|da|do|de|del|von|bei|aus|chez|di|из)(?=\s+[A-ZÀ-ÞА-Я«]))?"
    )


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
            _from_first_line(seen),
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
    is_sure = (supported or best[1].startswith("field")) and not best[0].doubts
    certainty: Certainty = "certain" if is_sure else "likely"
    others = tuple(
        Finding("contact.name", each[0].name, each[1], "likely") for each in found if each[0].name != best[0].name
    )
    result = [Finding("contact.name", best[0].name, best[1], certainty, others)]
    native, place = next(((each[0].native, each[1]) for each in found if each[0].native), ("", ""))
    if not native and _script(best[0].name) == "latin":
        native, place = next(((each[0].name, each[1]) for each in found if _script(each[0].name) == "other"), ("", ""))
    if native and native != best[0].name:
        result.append(Finding("contact.native_name", native, place, "certain"))
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
    return any(len(word.strip(".")) == 1 or re.fullmatch(r"(?:[^\W\d_]\.){2,}", word) is not None for word in words)


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
    named = names.possible_name(whole, single=True, lower=True)
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
        bare = re.sub(r"^\W*\[[^\]]*\](?=\s*\S)", "", m[1]) if m else ""
        named = names.read_name(bare.strip(" []"), lower=True) if m else None
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
            is_platform(seen, seen.writer.address)
            and " via " not in text
            and seen.platform
            and seen.platform.source != "social"
        )
    ):
        return None
    pieces = [text, *re.split(r"\s+[-–—|/·@]+\s+|\s*\|\s*|\s+(?:from|at|bei|von)\s+|,\s+", text)]
    if is_han(text):
        pieces += text.split()
    is_beside_firm = len(pieces) == 3 and company.fits_domain(pieces[2], seen.domain)
    for piece in pieces:
        alone = len(pieces) == 2 or (is_beside_firm and piece == pieces[1])
        named = names.possible_name(piece, lower=True) or (names.possible_name(piece, single=True) if alone else None)
        if named is not None and _may_stand(seen, named, piece, is_whole=piece == text):
            return named, "header From"
    return None


def _may_stand(seen: Evidence, named: names.Named, piece: str, *, is_whole: bool) -> bool:
    """Say whether a possible name in the header is a person's, by its words, the mailbox and the signature."""
    if company.legal_form(piece):
        return False
    if named.doubts:
        signed = [each.name for each, _line in seen.block.names]
        return support.supported(named, seen.writer.address, *signed) or (
            named.is_soft and not company.fits_domain(named.name, seen.domain)
        )
    if is_whole and company.is_business(piece):
        return False
    if company.spells(named.name, seen.domain) and not support.spelled(named.name, seen.writer.address):
        return False
    return len(named.name.split()) > 1 or not company.fits_domain(named.name, seen.domain)


def _from_text(seen: Evidence) -> _Named | None:
    return said_name(seen.body)


def _from_first_line(seen: Evidence) -> _Named | None:
    """Return the name above words copied from a network, where an address in them spells it."""
    if seen.letter.headers:
        return None
    first = seen.body.strip().partition("\n")[0].strip()
    named = names.possible_name(first)
    spelled = named is not None and any(support.spelled(named.name, each) for each in points.emails(seen.body))
    return (named, f"text: “{first}”") if named is not None and spelled else None


def said_name(text: str) -> _Named | None:
    """Return the name by which somebody introduces herself in a text, with these words."""
    for m in _says_name().finditer(text):
        named = names.read_name(m[1], single=True)
        explicit = m["firm"] or re.search(r"(?i)name|heiße|appelle|llamo|chamo|chiamo|зовут", m[0])
        if named is not None and (explicit or len(named.name.split()) > 1) and not company.is_business(m[1]):
            return named, f"text: “{m[0].removesuffix(m['firm'] or '').strip()}”"
    said = _SAYS_NAME_HAN.search(text)
    introduced = company.introduced_in_han(text) if said is None else None
    words, who = (said[0], said[1]) if said else (introduced.words, introduced.person) if introduced else ("", "")
    named = names.read_name(who, single=said is not None) if who else None
    return (named, f"text: “{words.strip()}”") if named else None
