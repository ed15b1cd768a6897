"""Several things in one sentence, by the punctuation of the language in use, or of that of a letter."""

from collections.abc import Iterable, Sequence

from dossier.i18n import usage


def strung(parts: Iterable[str]) -> str:
    """Return the parts of one sentence, one after the other by the semicolon."""
    return usage().clause.join(parts)


def enumerated(parts: Iterable[str]) -> str:
    """Return the things of one list, by the comma between things."""
    return usage().comma.join(parts)


def phrased(parts: Iterable[str]) -> str:
    """Return the phrases of one sentence, by the comma between phrases."""
    return usage().phrase.join(parts)


def either(things: Sequence[str], lang: str = "") -> str:
    """Return the things of one list of which each counts: `meat, fish or shellfish`."""
    by = usage(lang)
    return by.either.join(part for part in (by.comma.join(things[:-1]), *things[-1:]) if part)


def headed(heading: str, text: str, lang: str = "") -> str:
    """Return what is said of something, behind its name and a colon."""
    return f"{heading}{usage(lang).colon}{text}"


def aside(text: str, lang: str = "") -> str:
    """Return words in brackets as they follow others, with the space before them that a language needs."""
    return usage(lang).aside.format(text=text)


def in_percent(number: str, lang: str = "") -> str:
    """Return a percentage as a language writes it: `30 %`, or `30%` in Chinese."""
    return usage(lang).percent.format(number=number)


def behind(words: str, gap: str = " ") -> str:
    """Return words in brackets of their own as they follow others: a full-width bracket takes no space before it."""
    return words if words.startswith("（") else gap + words
