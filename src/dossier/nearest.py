"""The nearest of some words, for what was mistyped."""

from collections.abc import Iterable


def nearest(text: str, words: Iterable[str], *, most: int = 1, likeness: float = 0.6) -> list[str]:
    """Return the words most like a text, the likest first; `likeness` is from 0 (anything) to 1 (the same)."""
    import difflib  # only a typing mistake pays for it

    folded = {word.casefold(): word for word in words}
    found = difflib.get_close_matches(text.strip().casefold(), folded, n=most, cutoff=likeness)
    return [folded[word] for word in found]
