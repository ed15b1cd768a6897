"""How alike two people or two firms are: the words of their names, their addresses and numbers, weighed together."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from dossier.records.likeness import Reason
from dossier.values.names import (
    LEGAL_FORMS,
    company_domain,
    domain_of,
    fold,
    is_shared,
    listed,
    normal_point,
    phone_key,
)
from dossier.values.sounding import Spelling, spellings

NEAR_FIRM = 70
"""From this score on two firms count as nearly the same while their people are compared."""

SAME_FIRM = 95
"""From this score on two firms are spoken of as one."""

NUMBERS = frozenset({"phone", "mobile", "whatsapp"})
_HANDLES = frozenset({"whatsapp", "wechat", "skype", "telegram", "qq", "linkedin"})
_PAGES = frozenset({"facebook", "instagram"})
_NEAR = {"same_name": 1.0, "spelling": 0.97, "near_name": 0.9, "initial": 0.8, "one_word": 0.6}
_HAN_FORM = re.compile(r"(股份)?(有限)?(责任|責任)?公司$|集团$|集團$")
_LETTERS = re.compile(r"\b(\w)\.\s?(?=\w\b)")


class Held(NamedTuple):
    """One way to reach somebody, with its normal form."""

    kind: str
    value: str
    normal: str


class Person(NamedTuple):
    """A person as they are compared."""

    id: int
    names: tuple[str, ...]
    company_id: int | None
    company: str | None
    country: str | None
    points: tuple[Held, ...]


class Firm(NamedTuple):
    """A firm as it is compared; `names` are its name and its other names."""

    id: int
    names: tuple[str, ...]
    country: str | None
    domains: frozenset[str]
    points: tuple[Held, ...] = ()


class Verdict(NamedTuple):
    """How alike two records are, 0 to 100, and why."""

    score: int
    reasons: tuple[Reason, ...]

    def has(self, *codes: str) -> bool:
        """Tell whether one of these reasons is among them."""
        return any(reason.code in codes for reason in self.reasons)


def held(kind: str, value: str) -> Held:
    """Return a way to reach somebody as it is compared."""
    return Held(kind, value, normal_point(kind, value))


def names_alike(ones: Iterable[str], others: Iterable[str]) -> str | None:
    """Return in what way two people's names are alike: the best over all their names, or None."""
    found = [code for one in ones for other in others if (code := _name_alike(one, other))]
    return max(found, key=_NEAR.__getitem__) if found else None


@lru_cache(maxsize=200_000)
def _spelled(name: str) -> tuple[Spelling, ...]:
    return tuple(spellings(name))


def _name_alike(one: str, other: str) -> str | None:
    if fold(one) == fold(other):
        return "same_name"
    found = [code for a in _spelled(one) for b in _spelled(other) if (code := _words_alike(a, b))]
    return max(found, key=_NEAR.__getitem__) if found else None


def _words_alike(a: Sequence[str], b: Sequence[str]) -> str | None:
    if not a or not b:
        return None
    left, right = [word for word in a if word not in b], [word for word in b if word not in a]
    if not left and not right:
        return "spelling"
    whole = "".join(b)
    if len("".join(a)) == len(whole) and any("".join((*a[n:], *a[:n])) == whole for n in range(len(a))):
        return "spelling"
    common = min(len(a) - len(left), len(b) - len(right))
    if len(left) == len(right) == 1:
        short, long = sorted((left[0], right[0]), key=len)
        if common and len(short) == 1:
            return "initial" if long.startswith(short) else None
        return "near_name" if (common or len(a) == len(b) == 1) and slip(short, long) else None
    if not left or not right:
        return "near_name" if common > 1 else "one_word"
    return None


def slip(one: str, other: str) -> bool:
    """Tell whether two words differ as a slip of the pen does: one letter in five or more, two in nine or more."""
    shorter = min(len(one), len(other))
    if shorter < 5 or abs(len(one) - len(other)) > 2 or one.isdigit() or other.isdigit():
        return False
    allowed = 1 if shorter < 9 else 2
    return _distance()(one, other, score_cutoff=allowed) <= allowed


@cache
def _distance() -> Callable[..., int]:
    from rapidfuzz.distance import OSA  # only words that differ pay for it

    return OSA.distance


def slips(word: str, others: Sequence[str]) -> list[int]:
    """Return the places of those of many words that differ from one as a slip of the pen does, or not at all."""
    from rapidfuzz.process import extract

    near = extract(word, others, scorer=_distance(), score_cutoff=2, limit=None, processor=None)
    return [at for other, _distance, at in near if other == word or slip(other, word)]


_TAIL = 7
"""Digits at the end by which two numbers are one where area or country are left out."""

_TRUNK = {"8", "1"}
"""Trunk digits beside the zero: Russia and its neighbours (8), North America (1); ITU-T E.164 national prefixes."""


def same_number(one: str, other: str) -> bool:
    """Tell whether two numbers are one in different notations: with or without country, trunk zero, or area."""
    a, b = phone_key(one), phone_key(other)
    if a == b:
        return len(a) >= 5
    common = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    abroad = _is_international(one), _is_international(other)
    if all(abroad):
        rest = sorted((a[common:], b[common:]), key=len)
        return common >= 8 and rest[1] == "0" + rest[0]  # +49 040 …, a trunk zero that does not belong there
    if abroad[0] != abroad[1]:
        national = b if abroad[0] else a
        common += national[common:] in _TRUNK and common >= _TAIL
    return common >= _TAIL and common >= min(len(a), len(b))


def _is_international(number: str) -> bool:
    return number.strip().startswith(("+", "00", "(+"))


def _shared_points(ones: Iterable[Held], others: Sequence[Held]) -> list[Reason]:
    found: dict[str, Reason] = {}
    for one, other in product(ones, others):
        code = _point_alike(one, other)
        if code:
            found.setdefault(code, Reason(code, other.value))
    return list(found.values())


def _point_alike(one: Held, other: Held) -> str | None:
    if one.kind in NUMBERS and other.kind in NUMBERS:
        if not same_number(one.value, other.value):
            return None
        return "phone" if "phone" in {one.kind, other.kind} else "mobile"
    if one.kind != other.kind or one.normal != other.normal:
        return None
    if one.kind == "email":
        return "mailbox" if is_shared(one.normal) else "email"
    if one.kind in _HANDLES and "/company/" not in one.value:
        return "handle"
    if one.kind in _PAGES:
        return "page"
    return "website" if one.kind == "website" else None


_WEIGHT = {"email": 0.97, "mailbox": 0.55, "mobile": 0.85, "phone": 0.6, "handle": 0.92, "page": 0.7}
"""How likely one person is, knowing only that this is shared."""

_OTHER_NAME = {"email": 0.9, "mailbox": 0.2, "mobile": 0.5, "phone": 0.3, "handle": 0.75, "page": 0.3}
"""The same where the names have nothing in common: colleagues share telephones and mailboxes."""


def people(one: Person, other: Person, firm: "Verdict | None") -> Verdict:
    """Return how likely two entries are one person; `firm` is how alike their firms are, None if one is unknown."""
    reasons = _shared_points(one.points, other.points)
    name = names_alike(one.names, other.names)
    weights = _WEIGHT if name else _OTHER_NAME
    doubts = [1 - weights[reason.code] for reason in reasons if reason.code in weights]
    if name:
        reasons.append(Reason(name, other.names[0]))
        doubts.append(1 - _NEAR[name] * _at_firm(one, other, firm))
    if firm is not None and firm.score >= NEAR_FIRM:
        same = firm.score >= SAME_FIRM or (one.company_id == other.company_id and one.company_id is not None)
        reasons.append(Reason("same_firm" if same else "near_firm", other.company or ""))
    elif domain := _domains(one.points) & _domains(other.points):
        reasons.append(Reason("domain", min(domain)))
    return Verdict(_weighed(doubts), tuple(reasons))


def _at_firm(one: Person, other: Person, firm: "Verdict | None") -> float:
    """Return how likely the same name means the same person, by what is known of firm and country."""
    if firm is not None and firm.score >= NEAR_FIRM:
        return 0.93 if one.company_id == other.company_id else 0.88
    if firm is None and _domains(one.points) & _domains(other.points):
        return 0.9
    here = one.country is not None and one.country == other.country
    apart = one.country is not None and other.country is not None and not here
    if firm is None:
        return 0.68 if here else 0.4 if apart else 0.62
    return 0.4 if here else 0.2


def _domains(points: Iterable[Held]) -> set[str]:
    return {domain for point in points if (domain := point_domain(point))}


def point_domain(point: Held) -> str | None:
    """Return the firm's domain that an address or website shows; None for free mail and anything else."""
    if point.kind == "email":
        return company_domain(point.normal)
    if point.kind == "website":
        domain = domain_of(point.value)
        return company_domain(f"x@{domain}") if domain else None
    return None


def _weighed(doubts: Iterable[float]) -> int:
    doubt = 1.0
    for each in doubts:
        doubt *= each
    return round(100 * (1 - doubt))


@lru_cache(maxsize=200_000)
def firm_words(name: str) -> Spelling:
    """Return the telling words of a firm's name: legal forms left out, `B.V.` read as one word."""
    plain = fold(name)
    if not plain.isascii():
        plain = _HAN_FORM.sub("", plain)
    if "." in plain:
        plain = _LETTERS.sub(r"\1", plain)
    found = tuple([word for each in spellings(plain) for word in each])
    return tuple([word for word in found if word not in LEGAL_FORMS]) or found


def firms(one: Firm, other: Firm) -> Verdict:
    """Return how likely two entries are one firm."""
    reasons: list[Reason] = []
    doubts: list[float] = []
    if domains := one.domains & other.domains:
        reasons.append(Reason("domain", min(domains)))
        doubts.append(0.08)
    if any(same_number(a.value, b.value) for a in one.points for b in other.points if {a.kind, b.kind} <= NUMBERS):
        reasons.append(Reason("phone"))
        doubts.append(0.45)
    name = _firm_names(one.names, other.names)
    if name:
        reasons.append(Reason(name, other.names[0]))
        here = one.country == other.country and one.country is not None
        apart = not here and None not in {one.country, other.country}
        doubts.append(1 - _NEAR[name] * (0.9 if here else 0.55 if apart else 0.8))
        reasons += [Reason("country", one.country)] if here and one.country else []
    return Verdict(_weighed(doubts), tuple(reasons))


def _firm_names(ones: Iterable[str], others: Iterable[str]) -> str | None:
    found = set()
    for one, other in product(ones, others):
        a, b = firm_words(one), firm_words(other)
        if a == b:
            code: str | None = "same_name" if fold(one) == fold(other) else "spelling"
        elif {word for word in a if word.isdigit()} != {word for word in b if word.isdigit()}:
            code = None  # Shop 24 is not Shop 42
        else:
            code = _words_alike(a, b)
            extra = set(a) ^ set(b)
            if code == "one_word" and extra <= listed("firm_words.txt") and set(a) & set(b) - extra:
                code = "near_name"
        found |= {code} if code else set()
    return max(found, key=_NEAR.__getitem__, default=None)
