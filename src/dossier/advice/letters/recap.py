"""The points of a recap in the language of the letter: the words of a round or a promise as they are kept, nothing added."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dossier.advice.letters.plain import day_in, plain
from dossier.records.deal.recap import Basis
from dossier.values.listed import aside

_ONLY_IN = (("zh", re.compile(r"[㐀-鿿]")), ("ru", re.compile(r"[Ѐ-ӿ]")))
"""Scripts that are read in the letters of one language alone."""


def fitting(bases: Iterable[Basis], lang: str) -> tuple[Basis, ...]:
    """Return what may stand in a letter of a language: it has words, and they are in letters that its reader knows."""
    return tuple(
        each
        for each in bases
        if each.words.strip() and all(code == lang or not has.search(each.words) for code, has in _ONLY_IN)
    )


def point(basis: Basis, lang: str, said: Mapping[str, Any], today: date) -> str:
    """Return one point: the topic, or from whom it is promised, with the words it rests on."""
    words = plain(basis.words) or ""
    if basis.due_on:
        when = day_in(basis.due_on, lang, today)
        words += aside(when, lang) if when else ""
    return str(said["article"].format(name=said["heads"][basis.by or basis.topic], reasons=words))


def numbered(points: Iterable[str]) -> str:
    """Return points with their numbers, by which they are confirmed."""
    return "\n".join(f"{number}. {each}" for number, each in enumerate(points, 1))
