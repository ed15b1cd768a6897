"""What words touch: the tags of `data/suggestions/veto.toml`, recognised in what somebody typed, in any language."""

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from dossier.i18n import in_language
from dossier.values.names import fold
from dossier.values.shipped import table

_TOKEN = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")


class _Tag(NamedTuple):
    """The folded words of a tag: single ones, beginnings, phrases of letters, pieces of other scripts; what is not meant."""

    single: frozenset[str]
    prefixes: tuple[str, ...]
    phrases: tuple[str, ...]
    pieces: tuple[str, ...]
    but: tuple[str, ...]


@cache
def book() -> Mapping[str, Any]:
    """Return the table of tags, bars and kitchens."""
    return table("suggestions/veto") or {"tag": {}, "bar": [], "kitchen": []}


def label(tag: str) -> str:
    """Return a tag in words, in the language in use."""
    return label_in(tag)


def label_in(tag: str, lang: str = "") -> str:
    """Return a tag in words, in a language."""
    return in_language(book()["tag"].get(tag, {}), lang) or tag


def tokens(words: str) -> list[str]:
    """Return the folded words of a text; letters and other scripts are apart even where nothing stands between them."""
    return _TOKEN.findall(fold(words))


def touched(tags: Collection[str], words: str) -> dict[str, str]:
    """Return these tags and those that words touch, with all they bring along, each with the word that touches it."""
    return _with_means(dict.fromkeys(tags, "") | named(words))


def named(words: str) -> dict[str, str]:
    """Return the tags that stand in words themselves, each with its word."""
    text = fold(words)
    return {tag: word for tag, row in _tags().items() if (word := _word_of(row, text))} if text else {}


def mentions(words: tuple[str, ...], text: str) -> bool:
    """Tell whether a text holds one of these words, written as those of a tag are."""
    return bool(_first(_folded(words), fold(text)))


def meant(fact: str, items: Collection[object]) -> frozenset[str]:
    """Return the values of a fact that its items mean, however they were typed."""
    return frozenset(
        row["value"] for row in book()["bar"] if row["fact"] == fact and any(means(row, each) for each in items)
    )


def means(bar: Mapping[str, Any], item: object) -> bool:
    """Tell whether an item is the value of a bar, however it was typed: “吃素” and “no meat” are vegetarian."""
    text = fold(str(item))
    return bool(text == bar["value"] or _word_of(_folded(tuple(bar.get("words", ())), tuple(bar.get("but", ()))), text))


def _word_of(row: _Tag, text: str) -> str:
    """Return the word of a folded text that touches a tag, or nothing."""
    found = _first(row, text)
    spared = [wording for wording in row.but if wording in text] if found else []
    for wording in spared:
        text = text.replace(wording, " ")
    return _first(row, text) if spared else found


def _first(row: _Tag, text: str) -> str:
    every, forms, spaced = _split(text)
    if hits := row.single & forms:
        return next((token for token in every if hits & _forms(token)), "")
    for word in row.pieces:
        if word in text:
            return word
    for word in row.phrases:
        if f" {word} " in spaced or f" {word}s " in spaced:
            return word
    return next((token for token in every if token.startswith(row.prefixes)), "") if row.prefixes else ""


@lru_cache(maxsize=64)
def _split(text: str) -> tuple[list[str], frozenset[str], str]:
    every = _TOKEN.findall(text)
    return every, frozenset().union(*map(_forms, every)), f" {' '.join(every)} "


def _forms(token: str) -> frozenset[str]:
    """Return a word and what it may be the plural of."""
    return frozenset((token, token.removesuffix("s"), token.removesuffix("es")))


@cache
def _tags() -> dict[str, _Tag]:
    return {tag: _folded(tuple(row["words"]), tuple(row.get("but", ()))) for tag, row in book()["tag"].items()}


@cache
def _folded(every: tuple[str, ...], but: tuple[str, ...] = ()) -> _Tag:
    words = [fold(word) for word in every]
    letters = [word for word in words if word.isascii() and not word.endswith("*")]
    return _Tag(
        frozenset(word for word in letters if " " not in word),
        tuple(word[:-1] for word in words if word.endswith("*")),
        tuple(word for word in letters if " " in word),
        tuple(word for word in words if not word.isascii()),
        tuple(map(fold, but)),
    )


def _with_means(found: dict[str, str]) -> dict[str, str]:
    todo = list(found)
    for tag in todo:  # grows while it is walked: what is meant may mean something, too
        for more in book()["tag"].get(tag, {}).get("means", ()):
            if more not in found:
                found[more] = found[tag]
                todo.append(more)
    return found
