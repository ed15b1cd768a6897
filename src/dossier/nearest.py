"""The nearest of some words, for what was mistyped, and the question whether it was meant."""

from collections.abc import Collection, Iterable
from typing import Any

from dossier.i18n import _, is_english, usage

Word = str | tuple[Any, ...]
"""A word that may be typed; or a code that may, with what it means behind it, such as a choice."""


def nearest(text: str, words: Iterable[Word], *, most: int = 1, likeness: float = 0.6) -> list[str]:
    """Return the words most like a text, the likest first; `likeness` is from 0 (anything) to 1 (the same)."""
    import difflib  # only a typing mistake pays for it

    folded = {name.casefold(): name for word in words for name in _names(word)}
    found = difflib.get_close_matches(text.strip().casefold(), folded, n=most, cutoff=likeness)
    return [folded[word] for word in found]


def _names(word: Word) -> tuple[str, ...]:
    """Return what may be typed for a word: outside English its meaning goes before its code."""
    if isinstance(word, str):
        return (word,)
    return (word[0],) if is_english() else tuple(dict.fromkeys((_(word[1]), word[0])))


def did_you_mean(near: Collection[str], otherwise: str = "") -> str:
    """Return the question whether one of some words was meant; where there are none, what to do otherwise."""
    return _("Did you mean {names}?").format(names=usage().comma.join(near)) if near else otherwise


def listed(choices: Iterable[Word]) -> str:
    """Return all the words there are, outside English by their meaning with the code."""
    words = [" ".join(_names(each)) for each in choices]
    return (" · " if any(" " in word for word in words) and not is_english() else usage().comma).join(words)


def choose_from(choices: Iterable[Word]) -> str:
    """Return the sentence that names all the words there are."""
    return _("Choose from: {choices}.").format(choices=listed(choices))


def in_a_row(*sentences: str) -> str:
    """Return sentences behind each other: no blank after the full-width mark that ends a Chinese one."""
    text = ""
    for each in filter(None, sentences):
        text += each if not text or text[-1] in "。？！：" else f" {each}"
    return text


def one_of(text: str, choices: Collection[Word], *, likeness: float = 0.6) -> str:
    """Return the question whether the nearest word was meant; where none is near, all there are."""
    return did_you_mean(nearest(text, choices, likeness=likeness), choose_from(choices))
