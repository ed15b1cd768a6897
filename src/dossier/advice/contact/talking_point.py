"""A talking point: what to say, what it rests on, what it touches."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from dossier.advice.playbook.scene import Reason
from dossier.i18n import _, in_every_language, in_language, languages
from dossier.values.day_words import day
from dossier.values.names import fold

LONGEST = 150
"""Letters of the user's own words that a point repeats."""

OURS = "ours"
"""The name of a value that is a sentence of the shipped data."""


class TalkingPoint(NamedTuple):
    """Something to talk about; `topic` is what `dossier log --topic` remembers it by, `touches` what the veto looks at.

    `values` are a name with its texts by language.
    """

    topic: str
    kind: str
    form: str
    values: tuple[tuple[str, Mapping[str, str]], ...] = ()
    reasons: tuple[Reason, ...] = ()
    weight: int = 0
    touches: tuple[str, ...] = ()
    topics: Mapping[str, str] = MappingProxyType({})
    """What a topic of ours is called, by languages; nothing where it is a word of the user's."""

    @property
    def called(self) -> str:
        """Return the topic in the language in use, as it is shown and typed."""
        return in_language(self.topics) or self.topic

    @property
    def names(self) -> frozenset[str]:
        """Return the folded forms in which the topic may stand in the log."""
        return frozenset(map(fold, (self.topic, *self.topics.values())))

    @property
    def text(self) -> str:
        """Return the suggestion in the language in use."""
        return _(self.form).format(**{name: in_language(texts) for name, texts in self.values})

    @property
    def words(self) -> str:
        """Return what it repeats of the book: the words that the veto reads. Our own sentences say what they touch."""
        return " ".join(dict.fromkeys(part for name, texts in self.values if name != OURS for part in texts.values()))


def named(word: str, behind: str = "") -> dict[str, str]:
    """Return what a topic is called in each language: a word of the catalogue, with what stands behind it in all of them."""
    return dict(zip(languages(), (f"{each} {behind}".rstrip() for each in in_every_language(word)), strict=True))


def said(name: str, words: str) -> tuple[str, Mapping[str, str]]:
    """Return a value in the user's own words, in every language the same, cut after a sentence or a word."""
    plain = " ".join(words.split())
    if len(plain) > LONGEST:
        end = max(plain.rfind(mark, 0, LONGEST) for mark in (". ", "。", "! ", "？", "? "))
        plain = plain[: end + 1] if end > LONGEST // 2 else plain[:LONGEST].rsplit(" ", 1)[0].rstrip(",;") + " …"
    return name, {"en": plain}


def on_day(name: str, on: date, today: date) -> tuple[str, Mapping[str, str]]:
    """Return a day in the language in use, without the year if it is this one's."""
    return name, {"en": day(on, today)}
