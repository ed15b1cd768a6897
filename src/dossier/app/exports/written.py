"""What is asked of an export, and what it hands to the door: the pieces of a file, and what is said once it is written."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from dossier.app.answer import Answer
from dossier.i18n import _
from dossier.records.keys import Key


class Wanted(NamedTuple):
    """An export as it is asked for: the file, whose and which records, and what of them.

    `noun` and `columns` are of a CSV, `vcard` the version of cards, `files` whether kept files come with a whole book.
    """

    file: str
    who: tuple[str, ...] = ()
    noun: str | None = None
    columns: str | None = None
    where: tuple[str, ...] = ()
    tag: str | None = None
    country: str | None = None
    share: bool = False
    vcard: str | None = None
    files: bool = True


class Written(NamedTuple):
    """A file to be written piece by piece, and the answer for its name; asked only when all of it was read."""

    pieces: Iterable[bytes]
    told: Callable[[Path], Answer]


class Folder(NamedTuple):
    """A folder to be filled: the name of each file in it with its bytes, and the answer for its name."""

    files: Iterable[tuple[str, bytes]]
    told: Callable[[Path], Answer]


def with_key(answer: Answer, key: Key | None) -> Answer:
    """Return what is said of a file, with how it is opened again if it is encrypted by the key of the book."""
    said = _("It is encrypted: the passphrase of this book opens it.")
    return answer._replace(notes=(*answer.notes, said)) if key is not None else answer


def private_remark(*, share: bool = False) -> str:
    """Return the sentence about what is in a file that somebody might pass on."""
    if share:
        return _("Nothing private and nothing that another client told us is in it.")
    return _("Private things are in it: give it to nobody who should not read them.")
