"""Widths in terminal cells, never in characters."""

import unicodedata


def cells(text: str) -> int:
    """Return how many terminal cells a harmless text takes: CJK and emoji two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_width(c) for c in text)


def _width(char: str) -> int:
    if unicodedata.combining(char) or char in "\u200b\u200c\u200d\ufe0e\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return a text filled with blanks to a width in cells."""
    blanks = " " * max(0, width - cells(text))
    return blanks + text if right else text + blanks


def cut(text: str, most: int) -> str:
    """Return a text that takes at most so many cells, with an ellipsis where it was cut."""
    if cells(text) <= most:
        return text
    while cells(text) > most - 1:
        text = text[:-1]
    return text.rstrip() + "…"
