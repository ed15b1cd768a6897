"""Day books: commands as they were typed, day by day, from which a book is made."""

import shlex
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


def steps(folder: Path) -> list[Step]:
    """Return every line of the day books in the order of their days; raises WrongUsageError with file and line."""
    found: list[Step] = []
    for path in sorted(folder.glob("*.txt")):
        at: datetime | None = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            plain = line.strip()
            if not plain or plain.startswith("#"):
                continue
            try:
                if plain.startswith("@"):
                    at = datetime.fromisoformat(plain[1:].strip())
                    continue
                words = tuple(shlex.split(plain))
            except ValueError as error:
                said = _("“{line}” is no line of a day book.").format(line=plain[:60])
                raise WrongUsageError(f"{path.name}:{number}: {said}") from error
            if at is None:
                raise WrongUsageError(f"{path.name}:{number}: " + _("a line before the first day"))
            found.append(Step(at, words, path.name, number))
    return sorted(found, key=lambda step: (step.at, step.file, step.line))
