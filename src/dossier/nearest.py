"""The nearest of some words, for what was mistyped, and the question whether it was meant."""

from collections.abc import Collection, Iterable

from dossier.i18n import _


def nearest(text: str, words: Iterable[str], *, most: int = 1, likeness: float = 0.6) -> list[str]:
    """Return the words most like a text, the likest first; `likeness` is from 0 (anything) to 1 (the same)."""
    import difflib  # only a typing mistake pays for it

    folded = {word.casefold(): word for word in words}
    found = difflib.get_close_matches(text.strip().casefold(), folded, n=most, cutoff=likeness)
    return [folded[word] for word in found]


def did_you_mean(near: Collection[str], otherwise: str = "") -> str:
    """Return the question whether one of some words was meant; where there are none, what to do otherwise."""
    return _("Did you mean {names}?").format(names=", ".join(near)) if near else otherwise


def choose_from(choices: Iterable[str]) -> str:
    """Return the sentence that names all the words there are."""
    return _("Choose from: {choices}.").format(choices=", ".join(choices))


def one_of(text: str, choices: Collection[str], *, likeness: float = 0.6) -> str:
    """Return the question whether the nearest word was meant; where none is near, all there are."""
    return did_you_mean(nearest(text, choices, likeness=likeness), choose_from(choices))
