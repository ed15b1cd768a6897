"""The quotation that a ref, a number, or a client's name stands for."""

import sqlite3

from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import AmbiguousError, NotFoundError
from dossier.i18n import _
from dossier.read.find.who import exists
from dossier.read.quotation import quotations
from dossier.records.kinds import Ref, read_ref
from dossier.records.quotation.quotation import Quotation


def named_quotation(connection: sqlite3.Connection, text: str) -> Ref | None:
    """Return the quotation that a ref or a whole number names, or None if the words name no quotation.

    A number stands for its newest revision. Raises NotFoundError for a ref that is not in the book, AmbiguousError for
    a number that was given twice.
    """
    ref = read_ref(text)
    if ref is not None and ref.letter == "q":
        if not exists(connection, ref):
            raise NotFoundError(
                _("There is no {noun} {ref} in this book.").format(noun=_(ref.kind.label), ref=ref),
                _("See them with: dossier list {plural}").format(plural=ref.kind.plural),
            )
        return ref
    found = quotations.numbered(connection, text)
    if len(found) > 1:
        lines = [f"q{number}  {text.strip()}" for number in found]
        raise AmbiguousError(
            _("“{text}” could be several:").format(text=text.strip()[:80]),
            _("Type the ref instead of the name, or more of the name."), lines, [f"q{number}" for number in found],
        )  # fmt: skip
    return Ref("q", found[0]) if found else None


def quotation_ref(session: Session, connection: sqlite3.Connection, text: str) -> Ref:
    """Return a quotation by ref, number or fragment of it; raises NotFoundError or AmbiguousError."""
    return named_quotation(connection, text) or named.client(session, connection, text, ("q",))


def read_quotation(connection: sqlite3.Connection, ref: Ref) -> Quotation:
    """Return a quotation whose ref was just found; raises NotFoundError if it has gone meanwhile."""
    found = quotations.quotation(connection, ref.id)
    if found is None:
        raise NotFoundError(_("There is no {noun} {ref} in this book.").format(noun=_(ref.kind.label), ref=ref))
    return found
