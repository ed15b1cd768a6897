"""The quotation that a ref, a number, or a client's name stands for."""

import sqlite3

from dossier.cli import ask
from dossier.errors import AmbiguousError, NotFoundError
from dossier.facts.quotation import Quotation
from dossier.facts.records import Ref, read_ref
from dossier.i18n import _
from dossier.read import quotations
from dossier.read.who import exists


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


def quotation_ref(connection: sqlite3.Connection, text: str, *, no_input: bool = False) -> Ref:
    """Return a quotation by ref, number or fragment of it; raises NotFoundError or AmbiguousError."""
    return named_quotation(connection, text) or ask.client(connection, text, ("q",), no_input=no_input)


def read_quotation(connection: sqlite3.Connection, ref: Ref) -> Quotation:
    """Return a quotation whose ref was just found; raises NotFoundError if it has gone meanwhile."""
    found = quotations.quotation(connection, ref.id)
    if found is None:
        raise NotFoundError(_("There is no {noun} {ref} in this book.").format(noun=_(ref.kind.label), ref=ref))
    return found
