"""What a parameter says of its completion; `scripts/completion_table.py` writes it into the table that shells are answered from."""

from collections.abc import Callable
from typing import Any

import typer

from dossier.i18n import _
from dossier.records.catalogue.key import Choice

WHO = ":who"
"""The mark of a record of the book, found by its ref or name; `cli/offered.py` has the question for each mark."""
SAVED = ":saved"
"""The mark of a saved question."""


def whom(metavar: str, words: str) -> Any:
    """Return the argument by which a command is told a record of the book; it is completed by ref or name."""
    return typer.Argument(metavar=metavar, help=words, autocompletion=complete_from(WHO))


def complete_from(*words: str | Choice) -> Callable[[str], list[tuple[str, str]]]:
    """Return what completes one of these words; a choice is offered by its code, with its meaning beside it."""

    def complete(_incomplete: str) -> list[tuple[str, str]]:
        return [(word, "") if isinstance(word, str) else (word.code, _(word.label)) for word in words]

    return complete
