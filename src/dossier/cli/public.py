"""Public mode: a screen that others see. `DOSSIER_PUBLIC=1` means it for every command, `--share` for one.

A command that reads clears its rows (`records/visibility.py`) or asks a book in which what is private is hidden
(`read/for_others.py`). One that writes reads the whole book, else it would write over what it cannot see; it says what it
did and shows nothing else. What is in neither list and has no `--share` shows nothing.
"""

from typing import TYPE_CHECKING

from dossier.app.answer import Answer
from dossier.errors import OwnViewError
from dossier.i18n import _

if TYPE_CHECKING:
    from dossier.cli.desk import Desk

OWN_EYES = frozenset(
    """advise gaps ask-about since cover tell draft read-over policy price config dupes merge edit undo redo handover inherit data
    aim recap""".split()
)
"""Commands of which nothing would be left: counsel, what is not known, what our house asks, what was written."""
NOTHING_OF_CLIENTS = frozenset("help where check completion playbook demo duty".split())

_WITHOUT_WORDS = frozenset("done snooze drop delete".split())
"""Commands that say again what was written of a record long ago."""


def enter(desk: "Desk", command: str) -> None:
    """Begin a command in public mode; raises OwnViewError (exit 6) for one that is for our own eyes."""
    if command in OWN_EYES:
        raise OwnViewError(command)
    desk.command = command


def veiled(desk: "Desk", answer: Answer) -> Answer:
    """Return what of an answer others may see; raises OwnViewError (exit 6) where that is nothing."""
    if (desk.is_shared and not answer.written) or desk.command in NOTHING_OF_CLIENTS:
        seen = answer
    elif answer.said or answer.failure is not None:
        said = (_("Written; its words are left out."),) if desk.command in _WITHOUT_WORDS else answer.said
        seen = answer._replace(said=said, page=None, shape=None, table=None, text=None, notes=())
    else:
        raise OwnViewError(desk.command)
    return seen._replace(notes=(*seen.notes, _("Public mode: what is private is left out.")))
