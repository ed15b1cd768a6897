"""Words that people type for a command: some are the command, others are only near to several."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dossier.nearest import nearest
from dossier.values.shipped import table


class OtherWords(NamedTuple):
    """The table: words that are a command, words that several commands are proposed for, and words for nouns."""

    same: Mapping[str, str]
    meant: Mapping[str, Sequence[str]]
    nouns: Mapping[str, Sequence[str]]


@cache
def other_words() -> OtherWords:
    """Return the shipped table `data/other_words.toml`."""
    return OtherWords(**(table("other_words") or {}))


def proposed(word: str, commands: Iterable[str], *, noun: bool) -> list[str]:
    """Return what may have been meant by a word that is no command, or no noun: by its meaning first, then its spelling."""
    table = other_words()
    plain = word.strip().casefold()
    if noun:
        meant = [each for each in table.nouns.get(plain, ()) if each in set(commands)]
    else:
        meant = [*table.meant.get(plain, ()), *filter(None, (table.same.get(plain),))]
    return meant or nearest(word, commands, likeness=0.5 if noun else 0.6)
