"""The paper that a ref stands for, or the number that is printed on it."""

import sqlite3
from collections.abc import Callable

from dossier.errors import NoRecordError, SeveralError
from dossier.i18n import _
from dossier.read.find.who import exists
from dossier.records.ref import Ref, read_ref

Numbered = Callable[[sqlite3.Connection, str], list[int]]


def by_number(connection: sqlite3.Connection, text: str, letter: str, numbered: Numbered) -> Ref | None:
    """Return the record of a letter that a ref or a whole number names, or None if the words name none.

    Raises NoRecordError for a ref that is not in the book, AmbiguousError for a number that was given twice.
    """
    ref = read_ref(text)
    if ref is not None and ref.letter == letter:
        if not exists(connection, ref):
            see = _("See them with: dossier list {plural}").format(plural=ref.kind.plural)
            raise NoRecordError(ref.kind.label, ref, see)
        return ref
    refs = [f"{letter}{number}" for number in numbered(connection, text)]
    if len(refs) > 1:
        raise SeveralError(text, [f"{each}  {text.strip()}" for each in refs], refs)
    return read_ref(refs[0]) if refs else None
