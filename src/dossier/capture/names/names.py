"""Names of people: what is one, how it is written when capitals shout, and the courtesies around it."""

import re
from functools import cache
from typing import NamedTuple

from dossier.capture.names import eastern
from dossier.capture.signature.titles import hits, is_title
from dossier.capture.vocabulary import MARKS, folded, is_han, tokens
from dossier.values import search_fold

_WORD = re.compile(rf"^[^\W\d_](?:[^\W\d_]|[{MARKS}'’ʼ.\-‐])*$")
_AROUND = " \t\"'“”*_,;:<>|~-–—"
_VIA = re.compile(r"\s+(?:via|über|through|通过)\s+.*$", re.IGNORECASE)
_SIGNING = re.compile(
    r"^\s*(?:i\.\s?[AV]\.|ppa\.?|p\.\s?p\.|p\.\s?o\.|im auftrag|in vertretung|/s/)\s*:?\s+", re.IGNORECASE
)
_BESIDE = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]|[(](.*)$")
_ZONE = re.compile(
    r"^(?:z\.?\s?[aic]\.?|z\.?a\.?c\.?|b\.?p\.?|c\.?p\.?)\s+(?:de|du|des|la|le|[A-Z]?\d|[A-Z])", re.IGNORECASE
)
"""How an address begins that looks like initials: `Z.I. de Kergaradec`."""
LONGEST = 5


class Named(NamedTuple):
    """A person's name as it will be written, in another script where given, and how she is addressed.

    `doubts` are the words of it that mean something else, too: a month, a greeting, a trade.
    """

    name: str
    native: str = ""
    salutation: str = ""
    beside: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def is_soft(self) -> bool:
        """Say whether a name has doubts, but only of words that people are called by, and a word beyond doubt."""
        doubted = {token.text for word in self.doubts for token in tokens(word)}
        others = [token.text for token in tokens(self.name) if token.text not in doubted]
        return bool(others or is_han(self.name)) and doubted <= folded("names", "also")


@cache
def _courtesies() -> dict[str, str]:
    return {word: tag for tag in ("mr", "ms", "title") for word in folded("honorifics", tag)}


def read_name(text: str, *, single: bool = False, lower: bool = False) -> Named | None:
    """Return the person a short text names beyond doubt, or None.

    `single` lets one word be a name, `lower` lets small letters be one: for places where only a name can stand.
    """
    named = possible_name(text, single=single, lower=lower)
    return named if named is not None and not named.doubts else None


def possible_name(text: str, *, single: bool = False, lower: bool = False) -> Named | None:
    """Return the person a short text may name, with the words that speak against it, or None."""
    text = _SIGNING.sub("", _VIA.sub("", text.strip(_AROUND))).strip(_AROUND)
    if not text or len(text) > 70 or any(c.isdigit() for c in text) or "@" in text or _ZONE.match(text):
        return None
    text = re.sub(r"(?<=\w)\s+[\"“'‘][\w .-]{1,20}[\"”'’](?=\s+\w)", "", text)
    beside = next((next(filter(None, m.groups()), "") for m in _BESIDE.finditer(text)), "")
    bare = " ".join(_BESIDE.sub(" ", text).split())
    if is_han(bare):
        return _eastern(bare, beside)
    bare, salutation = _without_courtesies(bare)
    bare = _without_after(bare)
    words = _in_order(bare)
    if words is None or not _has_shape(words, single=single, lower=lower):
        return None
    name = proper(words)
    native = beside.strip() if is_han(beside) and eastern.is_shape(beside.strip()) else ""
    if beside and not native:
        native_words = beside.split()
        alike = len(native_words) > 1 and all(_WORD.match(word) for word in native_words)
        if alike and _script(beside) != _script(name):
            native = beside.strip()
    said = _courtesies().get(" ".join(token.text for token in tokens(beside)), "") if beside else ""
    spoken = salutation or _SPOKEN.get(said, "")
    return Named(name, native, spoken, "" if native or said else beside.strip(), _doubts(words))


def _script(text: str) -> str:
    if re.search("[A-Za-z]", text):
        return "latin"
    return "han" if is_han(text) else "cyrillic" if re.search("[а-яёА-ЯЁ]", text) else "other"


def _eastern(text: str, beside: str) -> Named | None:
    """Return a Chinese, Japanese or Korean name, with a Latin one beside it where there is one."""
    latin = " ".join(re.findall(r"[A-Za-z][A-Za-z.'-]*", f"{text} {beside}"))
    bare = re.sub(r"[A-Za-z.'/|,，·-]+", " ", text).strip()
    found = eastern.read(bare) if bare else None
    if found is None:
        return None
    doubts = (found.doubt,) if found.doubt else ()
    named = possible_name(latin) if latin else None
    if named is not None and not named.doubts:
        return Named(named.name, found.name, named.salutation or found.salutation)
    return Named(found.name, "", found.salutation, "", doubts)


def _without_courtesies(text: str) -> tuple[str, str]:
    """Return a name without Mr, Dr., Dipl.-Ing., and the courtesies in one English word or two."""
    said: list[tuple[str, str]] = []
    words = text.split()
    while len(words) > 1:
        pieces = [token.text for token in tokens(re.sub("[ºª]", "", words[0]).replace("-", " "))]
        dotted = words[0].rstrip("ºªao").endswith((".", ":")) or words[0].endswith(("º", "ª"))
        tags = [tag for piece in pieces if (tag := _courtesies().get(piece))]
        if (
            not pieces
            or len(tags) < len(pieces)
            or (pieces[0] in _ALSO_NAMES and not dotted)
            or words[0] in _SHORT_NAMES
        ):
            break
        said += zip(tags, pieces, strict=True)
        words = words[1:]
    spoken = [
        _SPOKEN.get(tag) or ("Dr" if piece in _DOCTORS else "Prof" if piece.startswith("prof") else "")
        for tag, piece in said
    ]
    return " ".join(words), " ".join(dict.fromkeys(each for each in spoken if each))


# Courtesies only with a dot: without it they are somebody's name.
_ALSO_NAMES = frozenset(["m", "fr", "er", "ir", "pan", "sri", "ing", "eng", "mag", "ma", "med", "arch"])
_SHORT_NAMES = frozenset(["Mª", "M.ª", "Fº", "Fco."])
_SPOKEN = {"mr": "Mr", "ms": "Ms"}
_DOCTORS = frozenset(["dr", "doctor", "dra"])


def _without_after(text: str) -> str:
    """Return a name without degrees and pronouns behind a comma or a bar."""
    parts = re.split(r"\s*[,/|]\s*", text)
    after = folded("honorifics", "after") | folded("honorifics", "title")
    while len(parts) > 1 and (all(t.text in after for t in tokens(parts[-1])) or _is_degree(parts)):
        parts.pop()
    if len(parts) > 1 and re.search(r"[/|]", text):
        return text  # two things, and no family name before a comma
    words = ", ".join(parts).split()
    after -= {"ii", "iii", "jr", "sr"}  # of the name, unless a comma sets them apart
    while len(words) > 2 and words[-1].isupper() and tokens(words[-1]) and tokens(words[-1])[0].text in after:
        words.pop()
    return " ".join(words)


def _is_degree(parts: list[str]) -> bool:
    """Tell whether the last part is a degree or a society in capitals behind a whole name: `Bélanger-Côté, CSCMP`."""
    return re.fullmatch(r"[A-Z]{2,6}®?", parts[-1]) is not None and len(parts[0].split()) > 1


def _in_order(text: str) -> list[str] | None:
    """Return the words of a name, given names first where a comma or capitals say that the family name stands first."""
    if text.count(",") == 1:
        family, given = (part.strip() for part in text.split(","))
        if not family or not given or len(family.split()) > 3 or len(given.split()) > 3:
            return None
        return [*given.split(), *family.split()]
    if "," in text:
        return None
    words = text.split()
    if 2 <= len(words) <= 4 and _shouts(words[0]) and not any(_shouts(word) for word in words[1:]):
        is_asian = tokens(words[0])[0].text in folded("names", "east_asian")
        if not is_asian:
            return [*words[1:], words[0]]
    return words


def _shouts(word: str) -> bool:
    return len(word) > 2 and word.isupper() and "." not in word


UNCASED = re.compile(r"[\u0590-\u07ff\u0900-\u109f\u10d0-\u10ff\u1100-\u11ff\u1200-\u139f\u1780-\u17ff\u3040-\uffff]")
"""A letter of a script without capitals."""


def _is_small(word: str) -> bool:
    return word[:1].islower() and not UNCASED.match(word)


def _has_shape(words: list[str], *, single: bool, lower: bool) -> bool:
    particles = folded("names", "particles")
    if not words or len(words) > LONGEST + sum(word.lower() in particles for word in words):
        return False
    if len(words) == 1 and not (single and len(words[0]) > 1):
        return False
    if not all(_WORD.match(word) for word in words):
        return False
    main = [word for word in words if word.lower().strip(".") not in particles] or words
    if not (lower or not any(_is_small(word) for word in main)):
        return False
    return any(len(word.strip(".")) > 1 for word in main)


_CHANNELS = frozenset("zap whatsapp whats wechat telegram celular telefone telefon movil handy".split())


def _doubts(words: list[str]) -> tuple[str, ...]:
    """Return the words of a possible name that mean something else."""
    others = folded("business", "words") | folded("departments", "words") | folded("names", "others") | _CHANNELS
    forms = folded("companies", "forms")
    found = []
    for word in words:
        plain = [token.text for token in tokens(word)]
        if any((each in others and len(each) > 1) or (each in forms and len(each) > 2) for each in plain):
            found.append(word)
    text = " ".join(words)
    if is_title(text):
        found += [hit.words for hit in hits(text) if len(hit.words) > 2 and hit.tag != "influences"]
    particles = folded("names", "particles")
    if all(word.lower().strip(".") in particles for word in words):
        found += words
    return tuple(dict.fromkeys(found))


def proper(words: list[str]) -> str:
    """Return a name as it is written in a sentence: `PIERRE-YVES LEFÈVRE` is `Pierre-Yves Lefèvre`."""
    particles = folded("names", "particles")
    all_caps = all(word.isupper() for word in words)
    all_small = all(_is_small(word) for word in words)
    if tokens(words[0])[0].text in folded("names", "east_asian"):
        particles = frozenset()
    done = []
    for place, word in enumerate(words):
        small = word.lower().strip(".")
        if word.isupper() and (len(word.strip(".")) > 2 or all_caps and "." not in word and len(word) > 1):  # noqa: RUF021
            keep = (
                place
                and small in particles
                and all_caps
                and small
                not in {"al", "el", "san", "st", "mac", "mc", "le", "la", "do", "ben", "abu", "bin", "d", "o", "ur"}
            )
            done.append(word.lower() if keep else _capitalised(word))
        elif all_small and not (place and small in particles):
            done.append(_capitalised(word))
        else:
            done.append(word)
    return " ".join(done)


def _capitalised(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda m: m.group()[0].upper() + m.group()[1:].lower(), word)


def from_address(address: str) -> Named | None:
    """Return the name that an address spells out (`anna.schmidt@…`), or None."""
    local = address.split("@", maxsplit=1)[0]
    parts = [part for part in re.split(r"[._]", local) if part]
    if len(parts) != 2 or not all(part.isalpha() and len(part) > 2 for part in parts):
        return None
    return read_name(" ".join(parts), lower=True)


def agree(one: str, other: str) -> bool:
    """Say whether two writings may be one person: they share a word, or one has the other's initials.

    Traditional and simplified signs are the same name.
    """
    left = [token.text for token in tokens(search_fold.folded(one))]
    right = [token.text for token in tokens(search_fold.folded(other))]
    if set(left) & set(right) - {""}:
        return True
    if not left or not right:
        return False
    joined = "".join(left), "".join(right)
    if joined[0] in joined[1] or joined[1] in joined[0]:
        return True
    return any(a[:3] == b[:3] for a in left for b in right if len(a) > 2 and len(b) > 2)
