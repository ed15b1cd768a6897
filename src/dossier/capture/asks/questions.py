"""What a letter asks in words, topic by topic, and whether its writer finds English hard."""

import re
from functools import cache

from dossier.capture.vocabulary import Phrases, lists


def questions(text: str) -> frozenset[str]:
    """Return the topics that a letter asks about, by their names in `data/asks.toml`."""
    return frozenset(hit.tag for hit in _topics().hits(text))


def asked_by(summary: str) -> frozenset[str]:
    """Return the topics that a summary of a talk says the client asks about: `likes the price` asks for nothing.

    A sentence asks from the comma on behind which it has a word of asking; one without any asks where it ends in `?`.
    """
    found: set[str] = set()
    for sentence, mark in _SENTENCE.findall(summary):
        parts = _PART.split(sentence)
        first = next((at for at, part in enumerate(parts) if _asking().first(part)), None)
        if first is None and mark in ("?", "？"):
            first = 0
        if first is not None:
            found |= questions(", ".join(parts[first:]))
    return frozenset(found)


_SENTENCE = re.compile(r"(?i)((?:(?![.;!?](?:\s|$)|[。；！？\n]|\bbut\b|但).)+)([.;!?。；！？\n]|but|但|)")
_PART = re.compile("[,，、]")


@cache
def _topics() -> Phrases:
    return Phrases(lists("asks")["questions"])


@cache
def _asking() -> Phrases:
    return Phrases({"asks": lists("asks")["asking"]["words"]})


def finds_english_hard(text: str) -> bool:
    """Tell whether a writer says that their English is weak."""
    return _weak().first(text) is not None


@cache
def _weak() -> Phrases:
    return Phrases({"weak": lists("asks")["weak_english"]["words"]})
