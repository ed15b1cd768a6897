"""What the readers of an ask share: words as a pattern, and a quotation of a text."""

import re


def any_of(words: list[str]) -> str:
    """Return a pattern that finds any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def short(text: str) -> str:
    """Return a text on one line, cut to 90 characters."""
    text = " ".join(text.split())
    return text if len(text) <= 90 else f"{text[:87]}…"
