"""How a deed asks back: what a door can ask a person who sits before it."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from dossier.errors import CancelledError, DossierError, RefusedError, UnknownWordError
from dossier.i18n import _
from dossier.nearest import listed
from dossier.records.catalogue.key import Choice
from dossier.records.reading import choice_code
from dossier.render.page import Page


class Asker(Protocol):
    """Somebody to ask; every question has an answer that changes nothing, which raises CancelledError."""

    def choose(self, message: str, candidates: Sequence[str]) -> int:
        """Return which of several is meant, counted from 0."""
        ...

    def confirm(self, question: str, *, default: bool = False) -> bool:
        """Return whether the answer is yes."""
        ...

    def line(self, label: str, default: str = "", begun: str = "") -> str:
        """Return one line, stripped; an empty answer takes the default; `begun` stands on the line to be corrected."""
        ...

    def secret(self, label: str) -> str:
        """Return a passphrase, which is not shown while it is typed; nothing typed raises CancelledError."""
        ...

    def show(self, page: Page) -> None:
        """Show what the next question is about."""
        ...

    def tell(self, *sentences: str) -> None:
        """Say something before the next question."""
        ...


T = TypeVar("T")


def until(asker: Asker, label: str, read: Callable[[str], T], default: str = "") -> T:
    """Ask until the answer can be read; after a mistake what was typed stands on the line again."""
    text = asker.line(label, default)
    while True:
        try:
            return read(text)
        except CancelledError:
            raise
        except DossierError as error:
            asker.tell(str(error))
            text = asker.line(label, default, text)


def picked(asker: Asker, label: str, choices: Sequence[Choice], default: str = "") -> str:
    """Ask which of some choices it is, by its number, its code or its name, until it is one of them."""
    asker.tell("  ".join(f"{number} {listed([each])}" for number, each in enumerate(choices, 1)))

    def read(text: str) -> str:
        code = numbered(choices, text) or choice_code(tuple(choices), text)
        if code is None:
            raise UnknownWordError(_("“{text}” is none of them.").format(text=text[:40]), text, choices)
        return code

    return until(asker, label, read, default)


def numbered(choices: Sequence[Choice], text: str) -> str | None:
    """Return the code of the choice with that number, counted from 1, or None."""
    plain = text.strip()
    is_one = plain.isascii() and plain.isdigit() and 1 <= int(plain) <= len(choices)
    return choices[int(plain) - 1].code if is_one else None


class Remembering:
    """An asker that puts what was answered to the same question before on the line again."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._said: dict[str, str] = {}
        self.choose, self.confirm = asker.choose, asker.confirm
        self.secret, self.show, self.tell = asker.secret, asker.show, asker.tell

    def line(self, label: str, default: str = "", begun: str = "") -> str:
        """Return one line, as `Asker.line` does."""
        before = begun or self._said.get(label, "")
        self._said[label] = self._asker.line(label, default, before) if before else self._asker.line(label, default)
        return self._said[label]


def agreed(asker: Asker | None, words: str, question: str, way_out: str) -> None:
    """Go on only where somebody, told the words, says yes to the question.

    Raises RefusedError (exit 6) with the way out where nobody can be asked, CancelledError where the answer is no.
    """
    if asker is None:
        raise RefusedError(words, way_out)
    asker.tell(words)
    if not asker.confirm(question):
        raise CancelledError
