"""A payment text cut into tokens: shares, moments, instruments, and what stands between them."""

import re
import unicodedata
from collections.abc import Iterator

from dossier.values.payment_forms import FORMS, Token

LONGEST = 300
"""Letters of a payment text that are read."""
_BARE_DAYS = re.compile(r" ?(?:@|at|for|of|net|-)? ?(\d{1,3})(?![\d.%/:]| ?(?:%|/|days?|d(?![a-z])|天|日))")
_WORD = re.compile(r"[a-z][a-z'’-]*|\d+(?:[.,]\d+)*|[^\W\d_a-z]|\S")


def plain(text: str) -> str:
    """Return a payment text in one notation: half-width, small letters, a point before decimals, no space too many."""
    folded = unicodedata.normalize("NFKC", text[:LONGEST]).replace("⁄", "/").replace("\n", " ; ").casefold()
    folded = re.sub(r"(?<=\d),(?=\d{1,2}\s*%)", ".", folded)
    folded = re.sub(r"(?<=[\u4e00-\u9fff]) +(?=\d)|(?<=\d) +(?=[\u4e00-\u9fff])", "", folded)
    return " ".join(re.sub(r"(?<=\d)\s*%\s*/\s*(?=\d)", "% ; ", folded).split())


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a payment text in order; a number right behind an instrument is days, as in “OA 60”."""
    said, at, last = plain(text), 0, ""
    fitting = [(pattern, form.found) for form in FORMS for pattern in form.patterns(said)]
    while at < len(said):
        hit = _BARE_DAYS.match(said, at) if last == "means" else None
        token = Token("days", int(hit[1])) if hit else None
        if hit is None and not _inside_a_word(said, at):
            for pattern, found in fitting:
                hit = pattern.match(said, at)
                token = found(hit) if hit and hit.end() > at else None
                if token is not None and token.kind:
                    break
                hit = None
        if hit is None:
            hit = _WORD.match(said, at)
            token = Token("word", hit[0]) if hit else None
        if token is not None:
            yield token
            last = token.kind
        at = hit.end() if hit else at + 1


def _inside_a_word(said: str, at: int) -> bool:
    return at > 0 and said[at - 1].isascii() and said[at - 1].isalpha() and said[at].isascii() and said[at].isalpha()
