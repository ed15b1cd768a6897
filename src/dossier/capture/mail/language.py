"""The language a letter is written in, by its script and its small words."""

import re
from collections import Counter
from functools import cache

from dossier.capture.vocabulary import lists

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_OWN_SIGNS = (
    ("kk", "ru", re.compile("[әғқңұһ]")),
    ("be", "ru", re.compile("ў")),
    ("uk", "ru", re.compile("[іїєґ]")),
    ("sr", "ru", re.compile("[ђћџљњј]")),
    ("bg", "ru", re.compile(r"^(?=.*ъ[^яею]|.*\b(?:здравейте|моля|поздрави|оферта|броя|бр)\b)(?!.*[ыэё])", re.DOTALL)),
    ("fa", "ar", re.compile("[پچژگ]|ی.*ک|ک.*ی", re.DOTALL)),
)
"""Signs by which a language is told from the larger one in the same script."""
_WORD = re.compile(r"[^\W\d_]+")
FEWEST = 3
"""Fewer small words than this say nothing."""


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lists("signatures")["languages"].items()}


def language_of(text: str) -> tuple[str, str] | None:
    """Return the language of a text as two letters and the words that say so; None where too little is written."""
    words = _WORD.findall(text.lower())
    letters = sum(len(word) for word in words)
    if not letters:
        return None
    for name, shape in _SCRIPTS:
        count = len(shape.findall(text))
        weight = 2.5 if name in {"ja", "ko", "zh"} else 1
        if name == "zh" and _SCRIPTS[0][1].search(text) and len(_SCRIPTS[0][1].findall(text)) >= 3:
            return "ja", ""
        if count >= 4 and count * weight > letters / 2 or (name == "ja" and count > 3 and count * 5 > letters):  # noqa: RUF021
            return next((own for own, of, sign in _OWN_SIGNS if of == name and sign.search(text.lower())), name), ""
    counted = Counter(words)
    votes = {name: sum(counted[word] for word in small) for name, small in _small_words().items()}
    best = sorted(votes, key=lambda name: -votes[name])
    if votes[best[0]] < FEWEST or votes[best[0]] == votes[best[1]]:
        return None
    seen = [word for word in dict.fromkeys(words) if word in _small_words()[best[0]]]
    return best[0], ", ".join(seen[:4])
