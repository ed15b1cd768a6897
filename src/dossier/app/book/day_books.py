"""Day books: commands as they were typed, day by day, from which a book is made.

A folder of a language's name beside them has what is written in that language: an English text of the day book of the same name,
and below it, indented, what stands in its place.
"""

import shlex
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from dossier.errors import WrongUsageError
from dossier.i18n import _


class Step(NamedTuple):
    """One line of a day book: when it was typed, what, and where it stands."""

    at: datetime
    words: tuple[str, ...]
    file: str
    line: int


def steps(folder: Path, language: str = "en") -> list[Step]:
    """Return every line of the day books, in a language, in the order of their days; raises WrongUsageError with file and line."""
    found: list[Step] = []
    for path in sorted(folder.glob("*.txt")):
        at: datetime | None = None
        spoken = texts(folder / language / path.name)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            plain = line.strip()
            if not plain or plain.startswith("#"):
                continue
            try:
                if plain.startswith("@"):
                    at = datetime.fromisoformat(plain[1:].strip())
                    continue
                words = tuple(_in_the_words_of(spoken, word) for word in shlex.split(plain))
            except ValueError as error:
                said = _("“{line}” is no line of a day book.").format(line=plain[:60])
                raise WrongUsageError(f"{path.name}:{number}: {said}") from error
            if at is None:
                raise WrongUsageError(f"{path.name}:{number}: " + _("a line before the first day"))
            found.append(Step(at, words, path.name, number))
    return sorted(found, key=lambda step: (step.at, step.file, step.line))


def texts(path: Path) -> dict[str, str]:
    """Return what stands in place of each English text of a day book; nothing where there is no such file."""
    said: dict[str, str] = {}
    english = ""
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        if line.startswith(" "):
            said[english] = line.strip()
        english = line
    return said


def _in_the_words_of(said: Mapping[str, str], word: str) -> str:
    """Return a word in the language of `said`: the whole of it, or the value of an assignment."""
    if word in said:
        return said[word]
    field, sign, value = word.partition("=")
    return f"{field}={said[value]}" if sign and value in said else word
