"""Several things in one sentence, by the punctuation of the language in use."""

from collections.abc import Iterable, Sequence

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


def either(things: Sequence[str], lang: str = "en") -> str:
    """Return the things of one list of which each counts: `meat, fish or shellfish`, in a language."""
    comma, word = ("、", "或") if lang == "zh" else (", ", " or ")
    return word.join(part for part in (comma.join(things[:-1]), *things[-1:]) if part)


def headed(heading: str, text: str) -> str:
    """Return what is said of something, behind its name and a colon."""
    return f"{heading}：{text}" if language() == "zh" else f"{heading}: {text}"


def aside(text: str) -> str:
    """Return words in brackets as they follow others, with the space that English needs before them."""
    return f"（{text}）" if language() == "zh" else f" ({text})"


def behind(words: str, gap: str = " ") -> str:
    """Return words in brackets of their own as they follow others: a full-width bracket takes no space before it."""
    return words if words.startswith("（") else gap + words
