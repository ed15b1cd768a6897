"""Telephone numbers in a line, as written, with what stands beside them."""

import re
from functools import cache
from typing import NamedTuple

from dossier.capture.vocabulary import folded, tokens

_EAST = r"\u3040-\u9fff\uac00-\ud7af"
"""Chinese, Japanese and Korean signs: a number stands beside them without a space."""
_NUMBER = re.compile(
    rf"(?<![^\W{_EAST}])(?<![@./#-])(?:\(?0\d{{2,5}}\)?\s?/\s?(?=[1-9]))?(?:\+|\(\+?|00)?"
    rf"\d(?:[\d\s().‐-―\-]|/(?=\d)){{5,24}}\d(?![^\W{_EAST}]|@)"
)
_EXTENSION_TAIL = re.compile(r"^\s*[,(/-]?\s*([^\W\d_]{1,12})\s*[.::]?\s*(\d{1,5})\b")
KINDS = ("whatsapp", "wechat", "telegram", "viber", "mobile", "fax", "phone")


class Dialled(NamedTuple):
    """A number as written, the kinds its labels name, an extension, and whether a label or a `+` vouches for it."""

    written: str
    kinds: tuple[str, ...]
    label: str
    extension: str
    is_labelled: bool


@cache
def _labels() -> dict[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for kind in (*KINDS, "line", "skype", "qq"):
        for word in folded("phones", kind):
            kinds[word] = (*kinds.get(word, ()), kind)
    return kinds


def numbers(line: str) -> list[Dialled]:
    """Return the telephone numbers of a line as written, with the kinds their labels name."""
    found: list[Dialled] = []
    place = 0
    before_kinds: tuple[str, ...] = ()
    for m in _NUMBER.finditer(_mended(line)):
        if _BOX.search(line[: m.start()]):
            continue
        written = m.group().strip(" -.()/") if not m.group().startswith("(") else m.group().strip(" -./")
        longest = 17 if "/" not in written else 24
        if not 6 <= sum(c.isdigit() for c in written) <= longest or _is_date(written):
            continue
        written, second = _apart(written)
        gap = line[place : m.start()]
        kinds, label = _kinds(gap, before=True)
        after = re.split(r"(?:\+|\d{3,})", line[m.end() :])[0]
        extension = _extension(line[m.end() :])
        behind, behind_label = _behind(after)
        if not kinds and found and re.fullmatch(r"\s*(?:/|,|;|or|und|oder|ou|o|и|或|、|&|and)\s*", gap):
            kinds, label = before_kinds, ""
        both = tuple(dict.fromkeys((*kinds, *behind)))
        if found and re.fullmatch(r"\s*(?:/|,|;|or|und|oder|ou|o|и|或|、|&|and|y|e)\s*", gap):
            written = _like_the_first(found[-1].written, written)
        found.append(Dialled(written, both, label or behind_label, extension, bool(both) or "+" in written))
        before_kinds = kinds
        place = m.end()
        if second:
            found.append(Dialled(_like_the_first(written, second), both, label or behind_label, "", bool(both)))
        short = _SHORT.match(line[place:])
        if short and bool(both):
            found.append(Dialled(_like_the_first(written, short[1]), both, label or behind_label, "", is_labelled=True))
    return found


_BOX = re.compile(
    r"\b(?:p\.?\s?o\.?\s*)?box\s*(?:no\.?)?\s*[:#]?\s*$|\b(?:postfach|apartado|apdo|caixa postal|casilla)\s*$",
    re.IGNORECASE,
)
"""What stands before the number of a letter box."""
_SHORT = re.compile(r"^\s?/\s?(\d{1,4})(?![\d/.-]|\s?\d)")
"""The last figures of a second number: `4628-7731 / 7732`."""
_BROKEN = re.compile(r"((?:\+|00)\d{1,3}[\s.-]*(?:\(0\))?[\s.-]*\d{1,4}|\(?\b0\d{1,4}\)?) / (?=\d)")
"""A bar with spaces between the area code and the number: `+43 (0) 732 / 77 65 43`."""


def _mended(line: str) -> str:
    """Return a line of the same length in which a number broken by a bar is whole."""
    return _BROKEN.sub(lambda hit: hit[1] + "   ", line)


def _apart(written: str) -> tuple[str, str]:
    """Return two whole numbers that a bar joins, `0578-3187742/3187743`; one number alone with nothing."""
    left, bar, right = written.partition("/")
    whole = bar and all(sum(c.isdigit() for c in part) >= 7 for part in (left, right))
    return (left.strip(), right.strip()) if whole else (written, "")


def _like_the_first(first: str, second: str) -> str:
    """Return a second number with the beginning it leaves out; one that has a beginning of its own stays as it is."""
    digits = re.sub(r"\D", "", second)
    whole = re.sub(r"\D", "", first)
    if second.startswith(("+", "0", "(")) or len(digits) > 8 or len(whole) - len(digits) < 2:
        return second
    left, cut = first, len(digits)
    while cut and left:
        cut -= left[-1].isdigit()
        left = left[:-1]
    return left + digits


def _is_date(written: str) -> bool:
    return (
        re.match(r"\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d{2}\s\d{1,2}$", written) is not None
        or re.fullmatch(r"\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4} ?- ?\d{4}", written)
        is not None
    )


def _kinds(gap: str, *, before: bool) -> tuple[tuple[str, ...], str]:
    """Return the kinds that the words next to a number name: `Tel/WhatsApp:` names two."""
    tail = re.split(r"[|•·;\t,]|\s{3,}", gap)[-1] if before else gap
    words = [token.text for token in tokens(tail)][-4:]
    kinds: list[str] = []
    labels = _labels()
    for size in (2, 1):
        for number in range(len(words) - size + 1):
            kinds += labels.get(" ".join(words[number : number + size]), ())
    if not kinds:
        for word, each in labels.items():
            if not word.isascii() and len(word) > 1 and word in tail and not re.match(r"[а-яё]", word):
                kinds += each
    if "mobile" in kinds and "phone" in kinds:
        kinds = [kind for kind in kinds if kind != "phone"]
    return tuple(dict.fromkeys(kinds)), tail.strip(" :()[]<>/-.")


def _behind(after: str) -> tuple[tuple[str, ...], str]:
    """Return the kinds named in parentheses behind a number: `(WhatsApp/Telegram)`, `- mobile`."""
    found = re.match(r"\s*[(\[]([^)\]]{1,40})[)\]]", after) or re.match(
        r"\s*[-–]?\s*((?:whats\s?app|wechat|viber)\b|微信同[号號])", after, re.IGNORECASE
    )
    return _kinds(found[1], before=False) if found else ((), "")


def _extension(after: str) -> str:
    found = _EXTENSION_TAIL.match(after)
    if found is None or " ".join(t.text for t in tokens(found[1])) not in folded("phones", "extension"):
        return ""
    return found[2]
