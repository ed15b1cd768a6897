"""Asking on a terminal: one question at a time on stderr, always with a way to change nothing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from dossier.errors import CancelledError
from dossier.i18n import _, usage
from dossier.values.listed import behind
from dossier.values.yes_no import yes_or_no

if TYPE_CHECKING:
    from dossier.render.page import Page


class TerminalAsker:
    """Asks whoever sits before the terminal; an empty choice and the end of the input raise CancelledError."""

    def __init__(self, show: "Callable[[Page], None]", tell: Callable[..., None]) -> None:
        self._show, self._tell = show, tell

    def choose(self, message: str, candidates: Sequence[str]) -> int:
        """Offer a numbered list and return the place of the one that is meant."""
        self.tell(message, *(f"  {at}  {line}" for at, line in enumerate(candidates, 1)))
        while True:
            answer = self.line(_("Which one? (number, or Enter for none)"))
            if not answer:
                raise CancelledError
            if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(candidates):
                return int(answer) - 1

    def confirm(self, question: str, *, default: bool = False) -> bool:
        """Ask for yes or no, in either language; an empty answer takes the default."""
        hint = _("[Y/n]") if default else _("[y/N]")
        while True:
            answer = self.line(question + behind(hint))
            said = yes_or_no(answer) if answer else default
            if said is not None:
                return said
            self.tell(_("Answer yes or no."))

    def line(self, label: str, default: str = "", begun: str = "") -> str:
        """Ask for one line; an empty answer takes the default, and `begun` stands on the line already."""
        try:
            with _on_the_line(begun) as stands:
                default = default if stands else begun
                answer: str = typer.prompt(
                    label, default=default, show_default=bool(default), err=True, prompt_suffix=_suffix(label)
                )
        except typer.Abort as abort:
            raise _ended(abort) from None
        return answer.strip()

    def secret(self, label: str) -> str:
        """Ask for a passphrase, which is not shown while it is typed; nothing typed changes nothing."""
        try:
            answer: str = typer.prompt(
                label, default="", show_default=False, hide_input=True, err=True, prompt_suffix=_suffix(label)
            )
        except typer.Abort as abort:
            raise _ended(abort) from None
        if not answer:
            raise CancelledError
        return answer

    def show(self, page: "Page") -> None:
        """Show what the next question is about."""
        self._show(page)

    def tell(self, *sentences: str) -> None:
        """Say something before the next question."""
        self._tell(*sentences)


def _suffix(label: str) -> str:
    """Return what stands between a question and its answer."""
    return " " if label.endswith("？") else usage().colon


@contextmanager
def _on_the_line(text: str) -> Iterator[bool]:
    """Put a text on the line that is asked for, so that it can be corrected; tell whether that can be done here."""
    if not text:
        yield True
        return
    try:
        import readline
    except ImportError:  # Windows: there it is the default
        yield False
        return
    readline.set_startup_hook(lambda: readline.insert_text(text))
    try:
        yield True
    finally:
        readline.set_startup_hook(None)


def _ended(abort: BaseException) -> BaseException:
    """Return what the end of a question means: Ctrl-C stops the command, the end of the input changes nothing."""
    return KeyboardInterrupt() if isinstance(abort.__context__, KeyboardInterrupt) else CancelledError()
