"""The signs of a line as a terminal of the language in use draws them: one cell each, and a name from right to left kept in its place."""

import re
from functools import cache

from dossier.i18n import NP_, _, language

_SIGNS = NP_("signs of one cell, each for the sign above it", "█▇▆▅▄▃▂▁▉▊▋▌▍▎▏▓▒░★☆→←↔●○◆□─│├└┤")
_ALONE = NP_("signs that stand alone, as above", "·…–—")
"""Many fonts of East Asia draw these two cells wide. A catalogue of such a language has others in their place."""

_BETWEEN_BLANKS = re.compile(f"(?<!\\S)[{_ALONE}](?!\\S)")

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RUN = re.compile(f"[{_RIGHT_TO_LEFT}](?:[^\\S\n]*[{_RIGHT_TO_LEFT}'’.-])*")
_ISOLATE, _END = "\u2068", "\u2069"


def drawn(text: str) -> str:
    """Return a harmless text as it is put on a terminal; it takes as many cells as before."""
    if text.isascii():
        return text
    signs, alone = _tables(language())
    text = _BETWEEN_BLANKS.sub(lambda sign: sign[0].translate(alone), text)
    return _RUN.sub(lambda run: f"{_ISOLATE}{run[0]}{_END}", text.translate(signs))


@cache
def _tables(_language: str) -> tuple[dict[int, int], dict[int, int]]:
    """Return the signs of the language in use by ours: those of any text, and those that count only alone."""
    return str.maketrans(_SIGNS, _(_SIGNS)), str.maketrans(_ALONE, _(_ALONE))
