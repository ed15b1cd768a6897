"""Asking: which of several, yes or no, and what is missing; only on a terminal, always with a default."""

import sqlite3
from collections.abc import Sequence

import typer

from dossier.cli.desk import desk
from dossier.errors import AmbiguousError, NotFoundError, RefusedError, WrongUsageError
from dossier.facts.records import Ref, read_ref
from dossier.i18n import _
from dossier.read.who import deals_of, the_one, who

CLIENTS = ("c", "o")
ANYBODY = ("c", "o", "d")
ANYTHING = (*ANYBODY, "q", "s", "a", "w")


def client(
    connection: sqlite3.Connection, text: str, letters: Sequence[str] = ANYBODY, *, no_input: bool = False
) -> Ref:
    """Return the record that a fragment names; on a terminal several are offered as a numbered choice.

    Raises NotFoundError (exit 3) or AmbiguousError (exit 4).
    """
    try:
        ref = who(connection, text, letters)
    except AmbiguousError as error:
        if no_input or not desk().may_ask:
            raise
        return choose(error)
    if ref.letter not in letters:
        raise WrongUsageError(
            _("{ref} is a {noun}, which does not fit here.").format(ref=ref, noun=_(ref.kind.label)),
            _("Name a client or a deal."),
        )
    return ref


def choose(error: AmbiguousError) -> Ref:
    """Return which of several was chosen by its number; raises typer.Abort for none."""
    desk().talk(error.message, *(f"  {at}  {line}" for at, line in enumerate(error.candidates, 1)))
    while True:
        answer = typer.prompt(_("Which one? (number, or Enter for none)"), default="", show_default=False, err=True)
        if not answer.strip():
            raise typer.Abort
        if answer.strip().isdigit() and 1 <= int(answer) <= len(error.refs):
            ref = read_ref(error.refs[int(answer) - 1])
            if ref is not None:
                return ref


def deal(connection: sqlite3.Connection, text: str, *, no_input: bool = False) -> Ref:
    """Return the deal that a fragment names: its ref or title, or the one open deal of a named client."""
    ref = client(connection, text, ("d", "c", "o"), no_input=no_input)
    if ref.letter == "d":
        return ref
    found = deals_of(connection, ref)
    if not found:
        raise NotFoundError(
            _("{name} has no deal yet.").format(name=text.strip()[:60]),
            _('Open one with: dossier deal {ref} "TITLE"').format(ref=ref),
        )
    try:
        return the_one(text, found, None)
    except AmbiguousError as error:
        if no_input or not desk().may_ask:
            raise
        return choose(error)


def sure(question: str, *, yes: bool) -> None:
    """Ask before something is destroyed; without a terminal only `--yes` lets it pass.

    Raises RefusedError (exit 6) that names the option, or typer.Abort when the answer is no.
    """
    if yes:
        return
    if not desk().may_ask:
        raise RefusedError(question, _("Add --yes to go on."))
    if not typer.confirm(question, default=False, err=True):
        raise typer.Abort


def missing(label: str, default: str = "") -> str:
    """Ask for a missing essential on a terminal; an empty answer takes the default."""
    answer: str = typer.prompt(label, default=default, show_default=bool(default), err=True)
    return answer.strip()
