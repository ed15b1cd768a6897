"""What a keyboard makes of the marks of a command line: full-width signs, long dashes and curly quotes mean the plain ones."""

import re
from collections.abc import Collection, Sequence

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz@#+-./=_"
_PLAIN = {ord(sign) + 0xFEE0: sign for sign in _SIGNS}
"""Full-width letters, digits and the signs of refs, addresses and assignments; the marks of Chinese prose stay."""

_DASHED = re.compile(r"[–—―-]{1,2}([a-z][a-z-]*)((?:=.*)?)", re.DOTALL)
_OPENS = re.compile(r"[^“”=]*=?“")
_SIGN = {"=", "+=", "-="}


def as_meant(
    words: Sequence[str], flags: Collection[str], *, names_record: bool, assigns: bool, asks: bool = False
) -> list[str]:
    """Return the words of a command as they were meant; nothing after `--` is touched.

    `names_record` joins `c 14`, `assigns` the parts of `city = Kiel`; where a question is asked its quotes stay.
    """
    ours, rest = list(words), []
    if "--" in ours:
        ours, rest = ours[: ours.index("--")], ours[ours.index("--") :]
    ours = [_option(word.translate(_PLAIN), flags) for word in (ours if asks else _unquoted(ours))]
    if names_record and len(ours) > 1 and re.fullmatch(r"[A-Za-z]|cp", ours[0], re.IGNORECASE) and ours[1].isdecimal():
        ours[:2] = ["".join(ours[:2])]
    while assigns and (at := next((at for at, each in enumerate(ours[1:-1], 1) if each in _SIGN), 0)):
        ours[at - 1 : at + 2] = ["".join(ours[at - 1 : at + 2])]
    return ours + rest


def _option(word: str, flags: Collection[str]) -> str:
    hit = _DASHED.fullmatch(word)
    return f"--{hit[1]}{hit[2]}" if hit and f"--{hit[1]}" in flags else word


def _unquoted(words: Sequence[str]) -> list[str]:
    """Return the words with those between “ and ” made one, as between the quotes that a shell knows."""
    found, at = [], 0
    while at < len(words):
        end = _closes(words, at) if _OPENS.match(words[at]) else None
        if end is None:
            found.append(words[at])
        else:
            found.append(" ".join(words[at : end + 1]).replace("“", "", 1).removesuffix("”"))
        at = (at if end is None else end) + 1
    return found


def _closes(words: Sequence[str], at: int) -> int | None:
    """Return where the one quote that a word opens is closed at the end of a word."""
    for end in range(at, len(words)):
        if "”" in words[end]:
            whole = " ".join(words[at : end + 1])
            return end if whole.endswith("”") and whole.count("“") == whole.count("”") == 1 else None
    return None
