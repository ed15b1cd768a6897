"""Completing names and fixed words on the command line, quickly and without ever failing."""

from collections.abc import Callable
from typing import Any

import typer

from dossier.cli.desk import desk, open_desk
from dossier.errors import DossierError
from dossier.i18n import _
from dossier.records.catalogue.key import Choice


class OfferedRef(str):
    """A ref that stands for the name that was typed: Typer drops candidates that do not begin with the typed letters."""

    __slots__ = ("name",)
    name: str

    def startswith(self, *_typed: object) -> bool:
        """Pass Typer's filter: the book has found this one by its name."""
        return True


def complete_who(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return (ref with its name, firm) of the records with a word that begins as typed, in the book of `--db`."""
    book = ctx.find_root().params.get("book")
    if book:
        open_desk(book=book)
    found: list[tuple[str, str]] = []
    for ref, name, beside in clients(incomplete):
        offered = OfferedRef(ref)
        offered.name = name
        found.append((offered, beside))
    return found


def whom(metavar: str, words: str) -> Any:
    """Return the argument by which a command is told a record of the book; it is completed by ref or name."""
    return typer.Argument(metavar=metavar, help=words, autocompletion=complete_who)


def clients(typed: str) -> list[tuple[str, str, str]]:
    """Return (ref, name, what stands beside it) of the clients and deals that the typed letters begin; nothing without a book."""
    from dossier.read.connection import reading
    from dossier.read.find.names import names_starting

    try:
        with reading(desk().places.book) as connection:
            return names_starting(connection, typed)
    except DossierError:
        return []


def complete_from(*words: str | Choice) -> Callable[[str], list[tuple[str, str]]]:
    """Return what completes one of these words; a choice is offered by its code, with its meaning beside it."""

    def complete(incomplete: str) -> list[tuple[str, str]]:
        pairs = [(word, "") if isinstance(word, str) else (word.code, _(word.label)) for word in words]
        return [(word, "" if meaning == word else meaning) for word, meaning in pairs if word.startswith(incomplete)]

    return complete
