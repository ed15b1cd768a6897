"""Text as it will be read: plain line ends and spaces, narrow letters, no invisible marks."""

import re


def clean(text: str) -> str:
    """Return a text with plain line ends and spaces, full-width letters made narrow, invisible marks gone."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\u2028", "\n")
    text = _BEFORE_FIGURE.sub(", ", text)
    return text.translate(_PLAIN)


_BEFORE_FIGURE = re.compile(r"，(?=\d)")
"""A Chinese comma before a figure parts, and is never of one number with what stands before it: `灯带5050，5000米`."""


_PLAIN: dict[int, str | None] = {
    **{ord(c): None for c in "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\x00"},
    **{ord(c): " " for c in "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"},
    **{0xFF01 + number: chr(0x21 + number) for number in range(94) if chr(0x21 + number) not in ",;!?()"},
    ord("\uff08"): "(",
    ord("\uff09"): ")",
    ord("\uff0c"): ",",
    ord("\u060c"): ",",
    ord("\u2011"): "-",
}
