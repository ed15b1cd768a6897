"""How a name sounds in plain Latin letters, so that 张伟 and Zhang Wei, Müller and Mueller meet."""

import re
from functools import cache, lru_cache

from dossier.paths import data_folder
from dossier.values.names import index_words, words

Spelling = tuple[str, ...]
"""The words of a name, in order, in one way of writing it."""

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_BETWEEN = re.compile(r"[\s·]")
_COMPOUND = frozenset(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 慕容 皇甫 尉迟 尉遲 公孙 公孫 令狐 长孙 長孫 宇文 司徒 南宫 南宮 东方 東方 端木 轩辕 轩轅"
    " 独孤 獨孤 百里 呼延 闻人 聞人 澹台 澹臺 公冶 濮阳 濮陽 太史 申屠 钟离 鍾離 西门 西門 第五".split()
)
"""Chinese family names of two characters that are still in use."""

_CYRILLIC = str.maketrans(
    dict(
        zip(
            "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџ",
            "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye g u j lj nj c dj dz".split(),
            strict=True,
        )
    )
)
"""Cyrillic letters in Latin ones, after BGN/PCGN 1947, without signs."""

_TWO_VOWELS = re.compile(r"(?<![aeiouq])([aou])e")
_UMLAUT = {"lv": "lu", "lyu": "lu", "nv": "nu", "nyu": "nu"}
"""How 吕 and 女 are typed where the keyboard has no ü, and how passports write them."""
_OTHERWISE = re.compile(r"[aou]e|[ln]y?[uv]")
"""What is in every plain word that sounds otherwise than it is written."""


def spellings(name: str) -> list[Spelling]:
    """Return the ways a name may be written in plain Latin letters; the likeliest first, at most eight.

    A Chinese name has one for each reading of its family name; a name in a script without a table stays as it is.
    """
    if not name.isascii() and _HAN.search(name) and _HAN.fullmatch(whole := _BETWEEN.sub("", name)):
        return _pinyin(whole)
    return [tuple([plain for word in words(name) if (plain := _plain(word))])]


def sounds(name: str) -> set[str]:
    """Return the words under which a name is also found, beside its own: its sounds in Latin letters."""
    found: set[str] = set()
    if name.isascii():
        if not _OTHERWISE.search(name.casefold()):
            return found
        known = index_words(name)
        return {plain for word in words(name) if (plain := _plain(word)) and plain not in known}
    for spelling in spellings(name):
        found |= {*spelling, *({"".join(spelling)} if _HAN.search(name) else ())}
    return found - set(index_words(name))


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    """Return a folded word with Cyrillic in Latin letters and the German ae, oe, ue as one vowel."""
    latin = word if word.isascii() else word.translate(_CYRILLIC).replace("_", "")
    return _UMLAUT.get(latin) or (_TWO_VOWELS.sub(r"\1", latin) if "e" in latin else latin)


def _pinyin(name: str) -> list[Spelling]:
    cut = 2 if len(name) > 3 or name[:2] in _COMPOUND else 1
    given = "".join(readings(letter)[0] for letter in name[cut:])
    families = [""]
    for letter in name[:cut]:
        families = [start + reading for start in families for reading in readings(letter)]
    return [tuple(part for part in (family, given) if part) for family in families[:8]]


@cache
def readings(character: str) -> tuple[str, ...]:
    """Return how a Chinese character sounds, the first reading first; itself if the table does not know it."""
    text = _table()
    found: list[str] = []
    others: list[str] = []
    at = text.find(character)
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        sound = text[start : text.index(" ", start)].replace("lv", "lu").replace("nv", "nu")
        (others if "|" in text[start:at] else found).append(sound)
        at = text.find(character, at + 1)
    return (*found, *others) or (character,)


def syllables(word: str) -> list[str]:
    """Return how a word in Latin letters parts into Chinese syllables, at most four ways; the last may have only begun."""
    word = re.sub("([ln])y?v", r"\1u", word)
    ways: list[str] = []
    stack: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    whole, _begun = _all_syllables()
    while stack and len(ways) < _WAYS:
        at, parts = stack.pop()
        if at == len(word):
            ways.append(" ".join(parts))
            continue
        ends = range(at + 1, min(len(word), at + _LONGEST) + 1)
        stack += [(end, (*parts, word[at:end])) for end in ends if word[at:end] in whole]
        if parts and word[at:] in _begun and word[at:] not in whole:
            stack.append((len(word), (*parts, word[at:])))
    return ways


_WAYS = 4
_LONGEST = 6


@cache
def _all_syllables() -> tuple[frozenset[str], frozenset[str]]:
    """Return every syllable, and every beginning of one."""
    whole = {line.partition(" ")[0].replace("lv", "lu").replace("nv", "nu") for line in _table().splitlines()}
    whole = {each for each in whole if set(each) & set("aeiou")}
    return frozenset(whole), frozenset(each[:end] for each in whole for end in range(1, len(each)))


@cache
def _table() -> str:
    text = (data_folder() / "pinyin.txt").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("#")) + "\n"
