"""The forms in which texts name a person, and one pattern that finds all of them: names, addresses, numbers."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from dossier.values.names import fold, phone_digits
from dossier.values.search_fold import written_alike

TAIL = 8
"""The last digits of a number by which it is known; before them stand the code of the country and of the town, or not."""
_LEAST_DIGITS, _LEAST_LATIN, _LEAST_HAN, _LEAST_HANDLE, _LONG_HANDLE = 6, 3, 2, 4, 9
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_BETWEEN = r"[\s().\-/]{0,3}"
_NO_NAMES = frozenset(
    "de da do dos di du del della la le van von der den ten zu zur al el bin ibn abu mr mrs ms miss dr prof herr frau".split()
)
_TITLES = "先生|女士|小姐|老师|经理|总监|总|工|姐|哥"
"""What stands behind a Chinese family name instead of the given one."""


class Forms(NamedTuple):
    """How a person is written: `whole` forms mean nobody else; `parts` are names that mean her where her firm is spoken of."""

    whole: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    """Phone numbers, as their digits."""


def of_names(names: Iterable[str]) -> Forms:
    """Return the forms of names: as they are, the other way round, without what stands in the middle, and their words.

    A single word of letters, such as Will or Grace, is a part: elsewhere it may be anything.
    """
    whole, parts = set(), set()
    for name in filter(None, map(str.strip, names)):
        words = _WORD.findall(name)
        whole |= {
            *_turned(words),
            *([] if re.fullmatch(r"[^\W\d_]+", name) and not re.search(f"[{_HAN}]", name) else [name]),
        }
        telling = [word for word in words if _tells(word)]
        parts |= set(telling)
        if re.fullmatch(f"[{_HAN}]{{2,4}}", name):
            parts |= {name[0] + title for title in _TITLES.split("|")} | ({name[1:]} if len(name) > 2 else set())
    return Forms(frozenset(whole), frozenset(parts - whole))


def _turned(words: list[str]) -> set[str]:
    """Return the other ways to write a name of several words: the last first, and without those in the middle."""
    if len(words) < 2:
        return set()
    first, last = words[0], words[-1]
    rest = " ".join(words[:-1])
    return {
        f"{last} {rest}",
        f"{last}, {rest}",
        f"{first} {last}",
        f"{last} {first}",
        f"{last}, {first}",
        " ".join(words),
    }


def _tells(word: str) -> bool:
    least = _LEAST_HAN if re.match(f"[{_HAN}]", word) else _LEAST_LATIN
    return len(word) >= least and fold(word) not in _NO_NAMES


def of_point(kind: str, value: str, normal: str) -> Forms:
    """Return the forms of a way to reach somebody: a number by its digits, any other as it is and by its normal form."""
    if kind in {"phone", "mobile", "fax", "whatsapp"}:
        digits = phone_digits(value).lstrip("0")
        return Forms(numbers=frozenset({digits} if len(digits) >= _LEAST_DIGITS else ()))
    found = {value.strip()} if kind in {"website", "address"} else {value.strip(), normal}
    return Forms(frozenset(each for each in found if len(each) >= _LEAST_HANDLE and not _is_word(kind, each)))


def _is_word(kind: str, text: str) -> bool:
    """Tell whether an address might stand in any text and mean something else: a town, a handle that is a plain word."""
    if kind == "address":
        return not (re.search(r"\d", text) and re.search(r"\s|[,，号路]", text))
    return bool(re.fullmatch(r"[A-Za-z]+", text)) and len(text) < _LONG_HANDLE


def joined(forms: Iterable[Forms]) -> Forms:
    """Return all forms in one."""
    every = list(forms)
    return Forms(*(frozenset().union(*(each[at] for each in every)) for at in range(3)))


def pattern(forms: Forms, *, with_parts: bool) -> re.Pattern[str] | None:
    """Return what finds the forms in a text, the longest first; None where there are none.

    Several words are found in capitals and small letters, a single one as it is written, or in capitals.
    """
    texts = forms.whole | (forms.parts if with_parts else frozenset())
    found = [_of_text(text) for text in sorted(texts, key=lambda each: (-len(each), each))]
    found += [_of_number(digits) for digits in sorted(forms.numbers, key=lambda each: (-len(each), each))]
    return re.compile("|".join(found)) if found else None


def _of_text(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    written = dict.fromkeys((text, plain, fold(text) if " " in text else plain))
    if not re.search(r"[\s@./:]", text) and not re.search(f"[{_HAN}]", text):
        written |= dict.fromkeys(each.upper() for each in (text, plain))
        return "|".join(map(_bounded, written))
    return f"(?i:{'|'.join(map(_bounded, written))})"


def _bounded(text: str) -> str:
    """Return a text as a pattern: whole words only, blanks of any kind, a Chinese character in either form."""
    signs = (
        rf"[{re.escape(written_alike(sign))}]" if re.match(f"[{_HAN}]", sign) else re.escape(sign) for sign in text
    )
    body = re.sub(r"(?:\\\s)+", r"\\s+", "".join(signs))
    before = rf"(?<![^\W{_HAN}])" if _parts_words(text[0]) else ""
    after = rf"(?![^\W{_HAN}])" if _parts_words(text[-1]) else ""
    return f"{before}{body}{after}"


def _parts_words(sign: str) -> bool:
    return bool(re.match(rf"[^\W{_HAN}]", sign))


def _of_number(digits: str) -> str:
    """Return a number as a pattern: its last digits in any notation, with as much before them as belongs to it."""
    zero = rf"(?:\(?0\)?{_BETWEEN})?"
    head, tail = digits[:-TAIL], digits[-TAIL:]
    lead = "".join(rf"(?:{digit}{_BETWEEN})?{zero}" for digit in head)
    opening = rf"(?:\+{_BETWEEN}|00)?" if head else ""
    return rf"(?<![\d+]){opening}\(?{zero}{lead}{_BETWEEN.join(tail)}(?!\d)"
