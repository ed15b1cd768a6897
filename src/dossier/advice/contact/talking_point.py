"""A talking point: what to say, what it rests on, what it touches."""

from datetime import date
from typing import NamedTuple

from dossier.advice.playbook.scene import Reason
from dossier.i18n import _, language

LONGEST = 150
"""Letters of the user's own words that a point repeats."""

OURS = "ours"
"""The name of a value that is a sentence of the shipped data."""


class TalkingPoint(NamedTuple):
    """Something to talk about; `topic` is what `dossier log --topic` remembers it by, `touches` what the veto looks at.

    `values` are a name with its English and its Chinese form.
    """

    topic: str
    kind: str
    form: str
    values: tuple[tuple[str, str, str], ...] = ()
    reasons: tuple[Reason, ...] = ()
    weight: int = 0
    touches: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the suggestion in the language in use."""
        spoken = language()
        return _(self.form).format(**{name: zh if spoken == "zh" and zh else en for name, en, zh in self.values})

    @property
    def words(self) -> str:
        """Return what it repeats of the book: the words that the veto reads. Our own sentences say what they touch."""
        return " ".join(dict.fromkeys(part for name, *parts in self.values if name != OURS for part in parts))


def said(name: str, words: str) -> tuple[str, str, str]:
    """Return a value in the user's own words, in both languages the same, cut after a sentence or a word."""
    plain = " ".join(words.split())
    if len(plain) > LONGEST:
        end = max(plain.rfind(mark, 0, LONGEST) for mark in (". ", "。", "! ", "？", "? "))
        plain = plain[: end + 1] if end > LONGEST // 2 else plain[:LONGEST].rsplit(" ", 1)[0].rstrip(",;") + " …"
    return name, plain, plain


def on_day(name: str, day: date, today: date) -> tuple[str, str, str]:
    """Return a day in both languages, without the year if it is this one's."""
    this = day.year == today.year
    english = f"{day.day} {day:%b}" + ("" if this else f" {day.year}")
    return name, english, ("" if this else f"{day.year}年") + f"{day.month}月{day.day}日"
