"""A book, and what is kept beside it, under another key or under none: each written anew beside, compared, and put in its place."""

import sqlite3
from pathlib import Path

from dossier.disk import part_beside, put, real_path
from dossier.errors import NotWritableError
from dossier.i18n import _
from dossier.records.book import broken
from dossier.records.database import failures
from dossier.records.keys import Key, key_of
from dossier.write.book.anew import exchange, write_anew
from dossier.write.container import opened_content
from dossier.write.files import LIMIT, PIECE, lay_down


def change_book(path: Path, key: Key | None) -> None:
    """Let a book be encrypted by a key, or by none; whatever cuts it off, a book that opens lies there.

    Nobody else has it open meanwhile. Raises DossierError if another command has, or where it cannot be written.
    """

    def fill(book: sqlite3.Connection, part: Path) -> None:
        write_anew(book, path, part, key)

    try:
        exchange(real_path(path), fill)
    except failures() as error:
        raise broken(path, error) from error
    except OSError as error:
        raise NotWritableError(path, error, _("Check the rights of the file and its folder.")) from error


def change_file(place: Path, key: Key | None) -> bool:
    """Let a kept file be encrypted by a key, or by none, and tell whether it had to be changed.

    Raises DossierError where it cannot be read or written.
    """
    if key_of(place) == key:
        return False
    try:
        with part_beside(place) as part:
            with opened_content(place, LIMIT) as stream:
                lay_down(iter(lambda: stream.read(PIECE), b""), part, key)
            put(part, place, replace=True)
    except OSError as error:
        raise NotWritableError(place, error, "") from error
    return True
