"""What a letter asks in words, topic by topic, and whether its writer finds English hard."""

from functools import cache

from dossier.capture.vocabulary import Phrases, lists


def questions(text: str) -> frozenset[str]:
    """Return the topics that a letter asks about, by their names in `data/asks.toml`."""
    return frozenset(hit.tag for hit in _topics().hits(text))


@cache
def _topics() -> Phrases:
    return Phrases(lists("asks")["questions"])


def finds_english_hard(text: str) -> bool:
    """Tell whether a writer says that their English is weak."""
    return _weak().first(text) is not None


@cache
def _weak() -> Phrases:
    return Phrases({"weak": lists("asks")["weak_english"]["words"]})
