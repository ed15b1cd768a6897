"""How a deed asks back: what a door can ask a person who sits before it."""

from collections.abc import Sequence
from typing import Protocol

from dossier.errors import CancelledError, RefusedError
from dossier.render.page import Page


class Asker(Protocol):
    """Somebody to ask; every question has an answer that changes nothing, which raises CancelledError."""

    def choose(self, message: str, candidates: Sequence[str]) -> int:
        """Return which of several is meant, counted from 0."""
        ...

    def confirm(self, question: str, *, default: bool = False) -> bool:
        """Return whether the answer is yes."""
        ...

    def line(self, label: str, default: str = "") -> str:
        """Return one line, stripped; an empty answer takes the default."""
        ...

    def show(self, page: Page) -> None:
        """Show what the next question is about."""
        ...

    def tell(self, *sentences: str) -> None:
        """Say something before the next question."""
        ...


def agreed(asker: Asker | None, words: str, question: str, way_out: str) -> None:
    """Go on only where somebody, told the words, says yes to the question.

    Raises RefusedError (exit 6) with the way out where nobody can be asked, CancelledError where the answer is no.
    """
    if asker is None:
        raise RefusedError(words, way_out)
    asker.tell(words)
    if not asker.confirm(question):
        raise CancelledError
