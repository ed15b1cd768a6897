"""The one form in which texts are searched: what is kept in the index and what is typed both pass here."""

import re
import unicodedata
from functools import cache
from itertools import pairwise

from dossier.paths import data_folder
from dossier.values.names import fold, joined, phone_key
from dossier.values.sounding import readings, sounds, syllables

PHONE = "№"
"""The sign before the digits of a number in the index, from the last to the first; no word begins with it."""
NAME = "•"
"""The sign before a word of a name."""
SOUND, INITIALS, _END = "§", "¶", "§¶"
"""The signs before a syllable and before two initials of Chinese, and what parts them from the next run."""
ENOUGH = 7
"""Digits that make a number of a phone: fewer are a price or a quantity."""
_pattern = cache(re.compile)
"""Patterns that only texts beyond ASCII need are compiled when such a text comes: together they cost 8 ms."""
_SINGLY = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uac00-\ud7af\U00020000-\U0003ffff"
)
"""Scripts that part no words by blanks, Korean with its endings among them: each sign is a word of the index."""
_WORD = rf"[{_SINGLY}]|[^\W_{_SINGLY}]+"
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]+"
_CHINESE = "[\x00-\x7f\u4e00-\u9fff、。，！？；：（）“”《》]+"
"""Texts in which nothing is to be folded but capitals and traditional characters: most of what is written in Chinese."""
_JOINTS = "['’‘ʼ`´＇\\-‐‑]"
_APART = r"[^\W_]+(?:['’‘ʼ`´＇\-‐‑][^\W_]+)+"
_PLAIN_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_MODEL = re.compile(r"(?a)\b(?=\w{2,16}\b)(?:([a-zA-Z]+)(\d+)([a-zA-Z]?)|(\d+)([a-zA-Z]+))\b")
"""A word of letters and digits, which others part: UL1598 and UL 1598, 60W and 60 W."""
_EXTENSION = r"(?<=\d)[\s,;]*(?:ext(?:ension)?|x|分机|转)[\s.:：]*\d{1,6}$"
_DIGIT = re.compile("[0-9]")
_DIGITS = re.compile(r"\d[\d ().\-/]{5,}\d")
_DAY = r"\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}$|\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}$"
_ALIKE = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": None, "ς": "σ"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_UMLAUT = r"\w*[äöüøå]\w*"
_TWO_VOWELS = r"(?i)(?<![aeiouq])([aou])e"
_REMEMBERED = 100
"""Signs of a text, such as a name, that is folded again in a moment."""
_SHORT = 12
"""Chinese signs of a name, a title or a word of trade; only these are found by their initials, which are as many again."""
_NAME = 4
"""A Chinese text of no more signs is a name: its first character is found by each of its readings."""


def named(text: str) -> str:
    """Return the words under which a name is kept: those of any text, and each once more with the sign of a name.

    So a name is asked for by words of its own: told apart by a column, every text with the word would be looked at.
    """
    plain = indexed(text, is_name=True)
    if not text.isascii():
        plain = " ".join(
            (plain, *sorted({each for name in text.split("\n") for each in sounds(name) if each.isascii()}))
        )
    words = (_PLAIN_WORD if plain.isascii() else _pattern(_WORD)).findall(plain.lower())
    return f"{plain} {' '.join([NAME + word for word in words])}" if plain else ""


def indexed(text: str, *, is_name: bool = False) -> str:
    """Return the words under which a text is kept.

    They are its own, then those that are written otherwise, its numbers, and how the Chinese in it sounds. Plain ASCII stays as it is: the
    index parts and lowers it itself. In a name the two vowels of an umlaut are one, too.
    """
    if text.isascii():
        has_digits = _DIGIT.search(text) is not None
        more = [PHONE + key for hit in _DIGITS.findall(text) if (key := number_key(hit))] if has_digits else []
        if "-" in text or "'" in text:
            more += _made_one(text)
        if has_digits and text.lower() != text.upper():  # a number of a phone has no letter
            more += [" ".join(filter(None, parts)) for parts in _MODEL.findall(text)]
        if is_name and (lower := text.lower()) and ("ae" in lower or "oe" in lower or "ue" in lower):
            alike = _pattern(_TWO_VOWELS).sub(r"\1", lower)
            more += [alike] if alike != lower else []
        return f"{text} {' '.join(more)}" if more else text
    plain = folded(text)
    composed = "" if _pattern(_CHINESE).fullmatch(text) else unicodedata.normalize("NFC", text.casefold())
    has_umlaut = composed.translate(_GERMAN) != composed
    more = [spaced(fold(word.translate(_GERMAN))) for word in _pattern(_UMLAUT).findall(composed)] if has_umlaut else []
    has_digits = _DIGIT.search(plain) is not None
    if has_digits:
        more += [PHONE + key for hit in _DIGITS.findall(plain) if (key := number_key(hit))]
    if _pattern(_JOINTS).search(plain):
        more += _made_one(plain)
    if has_digits:
        more += [" ".join(filter(None, parts)) for parts in _MODEL.findall(plain)]
    if not plain.isascii():
        more += _sounds(_pattern(_HAN).findall(plain))
    return " ".join((spaced(plain), *more))


def _made_one(plain: str) -> list[str]:
    """Return the words that a hyphen or an apostrophe parts as one each; days are none."""
    return [each for hit in _pattern(_APART).findall(plain) if not (each := joined(hit)).isdigit()]


def _german(text: str) -> str:
    """Return a text with each umlaut as its two vowels."""
    return unicodedata.normalize("NFC", text.casefold()).translate(_GERMAN)


def folded(text: str) -> str:
    """Return a text in lower case, without accents, traditional Chinese simplified; its signs stay."""
    if _pattern(_CHINESE).fullmatch(text):
        return text.lower().translate(_simplified())
    plain = fold(text) if len(text) <= _REMEMBERED else fold.__wrapped__(text)
    if plain.isascii():
        return plain
    plain = plain.translate(_ALIKE)
    return plain.translate(_simplified()) if _pattern(_HAN).search(plain) else plain


def spaced(plain: str) -> str:
    """Return a folded text as the words of the index, a blank between them."""
    return " ".join((_PLAIN_WORD if plain.isascii() else _pattern(_WORD)).findall(plain))


def number_key(text: str) -> str:
    """Return the digits of a number of a phone from the last to the first, without trunk zeros; "" for anything else."""
    if _pattern(_DAY).match(text.strip()):
        return ""
    key = phone_key(text)
    return key if ENOUGH <= len(key) <= 18 else ""


def _sounds(runs: list[str]) -> list[str]:
    """Return each syllable of Chinese runs, and in a name or a title the initials of each two that stand together."""
    found: list[str] = []
    is_short = sum(map(len, runs)) <= _SHORT
    for run in runs:
        heard = [readings(sign)[0] for sign in run]
        found += _marked(heard, is_short=is_short)
        if len(runs) == 1 and 1 < len(run) <= _NAME:  # its family name may sound otherwise
            for other in readings(run[0])[1:4]:
                found += _marked([other, *heard[1:]], is_short=True)
    return found


def _marked(heard: list[str], *, is_short: bool) -> list[str]:
    initials = [f"{INITIALS}{one[0]}{two[0]}" for one, two in pairwise(heard)] if is_short else []
    return [*(SOUND + each for each in heard), _END, *initials, _END]


def forms(text: str) -> list[str]:
    """Return the ways of writing what was typed, each as words of the index parted by blanks; none if it has no words.

    An umlaut also as its two vowels and the other way round, parts that a sign joins also as one word.
    """
    text = text.encode("utf-8", "ignore").decode()  # what a terminal could not read is no text
    plain = folded(text)
    found = [spaced(plain), spaced(joined(plain))]
    found.append(spaced(folded(_german(text))))
    found.append(_pattern(_TWO_VOWELS).sub(r"\1", found[0]))
    if _MODEL.search(found[1]):
        found.append(_MODEL.sub(lambda hit: " ".join(filter(None, hit.groups())), found[1]))
    return [each for each in dict.fromkeys(found) if each]


def numbers(text: str) -> tuple[str, ...]:
    """Return the words of the index that a typed number meets: as it is, and its shorter notations; none if it is none."""
    plain = _pattern(_EXTENSION).sub("", folded(text).strip())
    if not re.fullmatch(r"[\s\d+().\-/]+", plain):
        return ()
    key = number_key(plain)
    return tuple(PHONE + key[:length] for length in range(len(key), ENOUGH - 1, -1)) if key else ()


def sounds_of(word: str) -> list[str]:
    """Return the syllables that a typed word may be, parted by blanks; the last one, of two letters, may have only begun."""
    plain = fold(word)
    ways = syllables(plain) if plain.isascii() and plain.isalpha() and 1 < len(plain) <= 40 else []
    return [" ".join(SOUND + each for each in way.split(" ")) for way in ways]


def initials_of(word: str) -> str:
    """Return a typed word as initials of Chinese characters in the index, "" if it can be none."""
    plain = fold(word)
    if not (plain.isascii() and plain.isalpha() and 1 < len(plain) <= 8) or set(plain) & set("iuv"):
        return ""
    return " ".join(f"{INITIALS}{one}{two}" for one, two in pairwise(plain))


@cache
def _simplified() -> dict[int, str]:
    text = (data_folder() / "simplified.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {ord(pair[0]): pair[1] for line in lines for pair in line.split()}


def written_alike(sign: str) -> str:
    """Return a Chinese character with every other one, simplified or traditional, that is found by it."""
    plain = sign.translate(_simplified())
    return "".join({sign, plain, *(chr(each) for each, simple in _simplified().items() if simple == plain)})
