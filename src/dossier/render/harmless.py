"""The one place where text from records and files is made harmless before it is shown."""

import re

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_UNSAFE = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff{_BIDI}]")
_ESCAPED_IN_JSON = f"[\x7f-\x9f\u2028\u2029{_BIDI}]"


def harmless(text: str) -> str:
    """Return a text on one line in which every control, bidi or broken character is seen and none obeyed."""
    return _UNSAFE.sub(_seen, text)


def harmless_lines(text: str) -> list[str]:
    """Return the lines of a longer text, each harmless."""
    return [harmless(part) for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _seen(hit: re.Match[str]) -> str:
    code = ord(hit[0])
    if hit[0] in "\n\r\t\u2028\u2029":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def escaped_json(text: str) -> str:
    """Return JSON text in which characters that a terminal would obey stand as escapes; its values are the same."""
    return re.sub(_ESCAPED_IN_JSON, lambda hit: f"\\u{ord(hit[0]):04x}", text)
