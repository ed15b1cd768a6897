"""Whose the words of a change are: the record that was named, or the firm of it."""

import sqlite3
from collections.abc import Sequence

from dossier.app.find import named
from dossier.app.record.field_places import has
from dossier.app.session import Session
from dossier.errors import NoRecordError, WrongUsageError
from dossier.i18n import _
from dossier.read.find.firm_of import firm_of
from dossier.read.find.who import exists
from dossier.records.company.firm import COMPANY
from dossier.records.ref import Ref, read_ref
from dossier.values.assignment import field_name


def named_record(session: Session, connection: sqlite3.Connection, who: str) -> Ref:
    """Return the record that is to be changed: a client, or anything by its ref."""
    ref = read_ref(who)
    if ref is None or ref.letter in named.ANYBODY:
        return named.client(session, connection, who, named.ANYTHING)
    if not exists(connection, ref):
        raise NoRecordError(ref.kind.label, ref)
    return ref


def _is_its_name(name: str) -> bool:
    """Tell whether a word means what a firm is called: that is changed only where the firm itself is named."""
    found = COMPANY.field(name)
    return found is not None and found.name == "name"


def targets(connection: sqlite3.Connection, ref: Ref, words: Sequence[str]) -> list[tuple[Ref, list[str]]]:
    """Sort words to the record they belong to: a company's facts may be typed with the name of its contact."""
    own: list[str] = []
    firm: list[str] = []
    for word in words:
        name = field_name(word)
        if (
            ref.letter in {"c", "d"}
            and not has(ref.kind.noun, name)
            and has("company", name)
            and not _is_its_name(name)
        ):
            firm.append(word)
        else:
            own.append(word)
    targets = [(ref, own)] if own else []
    if firm:
        company = firm_of(connection, ref)
        if company is None:
            raise WrongUsageError(
                _("“{name}” belongs to a company, and {ref} has none.").format(name=field_name(firm[0]), ref=ref),
                _('Type: dossier set {ref} company="NAME"').format(ref=ref),
            )
        targets.append((Ref("o", company), firm))
    return targets
