"""The words by which letters are read: lists from the data folder, and a search for phrases in a text."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from dossier.paths import data_folder
from dossier.values.charset import file_text
from dossier.values.names import fold

MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0971-\u0dff"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ecd\u0f71-\u0f87\u102b-\u103e\u1056-\u109d\u17b4-\u17d3"
)
"""Signs that are written over, under or behind a letter and belong to its word, for a class of characters."""
HAN = "\u3005\u3006\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, those beyond the basic plane included, for a class of characters."""
_TOKEN = re.compile(rf"(?:[^\W\d_]\.){{2,}}[^\W\d_]?(?![^\W\d_])|[^\W_](?:[^\W_]|[{MARKS}])*")
_HAN = re.compile(rf"[\u3040-\u30ff{HAN}\uac00-\ud7af\u3200-\u33ff]")


class Token(NamedTuple):
    """A word of a text in folded form, and where it stands; `S.r.l.` is one word, `srl`."""

    text: str
    start: int
    end: int


class Hit(NamedTuple):
    """A phrase found: its group, the words as written, and their place among the tokens (or characters, in Chinese)."""

    tag: str
    words: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the folded words of a text with their places."""
    plain = str.lower if text.isascii() else fold  # most texts are plain, and folding is what takes the time
    return [Token(plain(m.group().replace(".", "")), m.start(), m.end()) for m in _TOKEN.finditer(text)]


_THAI = re.compile("[\u0e00-\u0eff\u1780-\u17ff]")


def is_unspaced(text: str) -> bool:
    """Say whether words are written without spaces between them."""
    return is_han(text) or _THAI.search(text) is not None


def is_han(text: str) -> bool:
    """Say whether a text has Chinese, Japanese or Korean characters."""
    return _HAN.search(text) is not None


class Phrases:
    """Groups of phrases to be found as whole words, the longest first; a star stands for letters at one end."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._starts: list[tuple[str, str]] = []
        self._ends: list[tuple[str, str]] = []
        self._han: list[tuple[str, str]] = []
        for tag, phrases in groups.items():
            for phrase in phrases:
                self._add(tag, phrase)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._han.sort(key=lambda entry: -len(entry[0]))

    def _add(self, tag: str, phrase: str) -> None:
        if is_unspaced(phrase):
            self._han.append((fold(phrase), tag))
            return
        if phrase.endswith("*"):
            self._starts.append((fold(phrase[:-1]), tag))
            return
        if phrase.startswith("*"):
            self._ends.append((fold(phrase[1:]), tag))
            return
        parts = tuple(token.text for token in tokens(phrase))
        if parts:
            self._by_first.setdefault(parts[0], []).append((parts, tag))

    def hits(self, text: str) -> list[Hit]:
        """Return the phrases of a text in order; words taken by a longer phrase are not taken again."""
        found: list[Hit] = []
        words = tokens(text)
        place = 0
        while place < len(words):
            size, tags = self._at(words, place)
            found += [
                Hit(tag, text[words[place].start : words[place + size - 1].end], place, place + size) for tag in tags
            ]
            place += max(size, 1)
        return found + self._in_han(text) if self._han and is_unspaced(text) else found

    def _at(self, words: list[Token], place: int) -> tuple[int, list[str]]:
        word = words[place].text
        best, tags = 0, list[str]()
        for parts, tag in self._by_first.get(word, ()):
            size = len(parts)
            if size < best:
                break
            if all(word.text == part for word, part in zip(words[place : place + size], parts, strict=False)) and (
                place + size <= len(words)
            ):
                best = size
                tags.append(tag)
        for stem, tag in self._starts:
            if best <= 1 and word.startswith(stem):
                best, tags = 1, [*tags, tag]
        for stem, tag in self._ends:
            if best <= 1 and word.endswith(stem) and len(word) > len(stem) + 1:
                best, tags = 1, [*tags, tag]
        return best, list(dict.fromkeys(tags))

    def _in_han(self, text: str) -> list[Hit]:
        plain = fold(text)
        found = []
        for phrase, tag in self._han:
            at = plain.find(phrase)
            if at >= 0:
                found.append(Hit(tag, phrase, at, at + len(phrase)))
                plain = plain[:at] + "\0" * len(phrase) + plain[at + len(phrase) :]
        return found

    def first(self, text: str) -> Hit | None:
        """Return the first phrase of a text, or None."""
        return next(iter(self.hits(text)), None)

    def begins(self, text: str) -> Hit | None:
        """Return the phrase that a text begins with, or None."""
        words = tokens(text)
        if words:
            size, tags = self._at(words, 0)
            if size:
                return Hit(tags[0], text[: words[size - 1].end], 0, size)
        plain = fold(text).lstrip()
        return next((Hit(tag, phrase, 0, len(phrase)) for phrase, tag in self._han if plain.startswith(phrase)), None)


@cache
def lists(name: str, extra: Path | None = None) -> dict[str, Any]:
    """Return a data file as nested tables; `extra` is a file of the user's laid over it, where it exists."""
    with (data_folder() / f"{name}.toml").open("rb") as file:
        shipped = tomllib.load(file)
    if extra is None or not extra.is_file():
        return shipped
    try:
        own = tomllib.loads(file_text(extra))
    except tomllib.TOMLDecodeError as error:
        from dossier.errors import InvalidValueError
        from dossier.i18n import _
        from dossier.reasons import reason_of

        raise InvalidValueError(
            _("{path} is not valid TOML ({reason}).").format(path=extra, reason=reason_of(error)),
            _("Mend the file or remove it."),
        ) from error
    return _laid_over(shipped, own)


def _laid_over(shipped: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    both = dict(shipped)
    for key, value in own.items():
        old = both.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            both[key] = _laid_over(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            names = {each.get("name") for each in value if isinstance(each, dict)} - {None}
            both[key] = value + [each for each in old if not (isinstance(each, dict) and each.get("name") in names)]
        else:
            both[key] = value
    return both


@cache
def phrases(section: str) -> Phrases:
    """Return a section of signatures.toml as phrases, each tagged with the name of its list."""
    table = lists("signatures")[section]
    return Phrases({tag: words for tag, words in table.items() if isinstance(words, list)})


@cache
def folded(section: str, name: str) -> frozenset[str]:
    """Return one list of signatures.toml as folded words, their signs removed."""
    return frozenset(" ".join(token.text for token in tokens(word)) for word in lists("signatures")[section][name])
