"""Several things in one sentence, by the punctuation of the language in use."""

from collections.abc import Iterable

from dossier.i18n import language


def strung(parts: Iterable[str]) -> str:
    """Return the parts of one sentence, one after the other by the semicolon."""
    return ("；" if language() == "zh" else "; ").join(parts)


def enumerated(parts: Iterable[str]) -> str:
    """Return the things of one list, by the comma between things."""
    return ("、" if language() == "zh" else ", ").join(parts)


def phrased(parts: Iterable[str]) -> str:
    """Return the phrases of one sentence, by the comma between phrases."""
    return ("，" if language() == "zh" else ", ").join(parts)


def aside(text: str) -> str:
    """Return words in brackets as they follow others, with the space that English needs before them."""
    return f"（{text}）" if language() == "zh" else f" ({text})"
