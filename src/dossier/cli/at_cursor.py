"""What is wanted at the cursor, by the table of all commands that is made from the commands themselves.

`data/completion/LANGUAGE.json` holds what each argument and option offers (`scripts/completion_table.py`): a shell that
completes waits neither for the parser nor for a chapter.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from dossier.values.shipped import of_language

FILES = ":files"
"""What is offered where a file is wanted, and the answer: the shell completes those itself."""


class Wanted(NamedTuple):
    """What is offered (pairs of word and meaning, or the mark of a question to the book) and how far it is typed.

    `start` stands before the value in the same word, `given` are the arguments before it.
    """

    offer: Any
    typed: str
    start: str = ""
    given: Sequence[str] = ()
    book: str | None = None
    names: bool = False


def table() -> Mapping[str, Any]:
    """Return the table of all commands in the language in use."""
    read: Mapping[str, Any] = json.loads(of_language("completion/{}.json"))
    return read


def wanted(words: Sequence[str], last: str) -> Wanted:
    """Return what may stand at the cursor after the whole words of a line."""
    line = _Line(table())
    for word in words:
        line.read(word)
    return line.at_cursor(last)


class _Line:
    """A command line that is read word by word: where it has come to, and which option waits for its value."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        self.root = self.command = root
        self.waiting: Sequence[Any] | None = None
        self.used: set[str] = set()
        self.given: list[str] = []
        self.no_options = False
        self.book: str | None = None

    def read(self, word: str) -> None:
        """Go on by one whole word."""
        flag, sign, value = word.partition("=")
        if self.waiting is not None:
            self.book = word if "--db" in self.waiting[0] else self.book
            self.waiting = None
        elif self.no_options or not word.startswith("-") or word == "-":
            self._argument(word)
        elif word == "--":
            self.no_options = True
        else:
            option = self._option(flag)
            self.used.add(flag)
            self.waiting = option if option and option[2] and not sign else None
            self.book = value if sign and flag == "--db" else self.book

    def _argument(self, word: str) -> None:
        if "commands" not in self.command:
            self.given.append(word)
        elif word == "demo" and self.command is self.root:
            from dossier.cli.demo_book import kept

            self.book = str(kept() or "") or self.book
        else:
            self.command = self.command["commands"].get(word, {})

    def _option(self, flag: str) -> Sequence[Any] | None:
        every = [*self.command.get("options", ()), *self.root["options"]]
        return next((each for each in every if flag in each[0]), None)

    def at_cursor(self, last: str) -> Wanted:
        """Return what may stand after the words that were read."""
        flag, sign, value = last.partition("=")
        option = self.waiting
        if option is None and sign and flag.startswith("--") and not self.no_options:
            option, last, start = self._option(flag), value, flag + sign
        else:
            start = ""
        if option is not None or start:
            return Wanted(option[4] if option else (), last, start, self.given, self.book)
        if last.startswith("-") and not self.no_options:
            return Wanted(self._flags(), last, book=self.book, names=True)
        if "commands" in self.command:
            named = [(name, member["about"]) for name, member in self.command["commands"].items()]
            return Wanted(named, last, book=self.book, names=True)
        arguments = self.command.get("arguments", ())
        at = len(self.given)
        many = bool(arguments) and arguments[-1][1]
        offer = arguments[at if at < len(arguments) else -1][0] if at < len(arguments) or many else ()
        return Wanted(offer, last, "", self.given, self.book)

    def _flags(self) -> list[tuple[str, str]]:
        free = (each for each in self.command.get("options", ()) if each[3] or self.used.isdisjoint(each[0]))
        return [(flag, about) for flags, about, *_rest in free for flag in flags]
