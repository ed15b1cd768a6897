"""A client on the black list: said wherever something goes out to them, and asked about before a price or an order."""

import sqlite3

from dossier.app.asking import agreed
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read.dossier import facts_about
from dossier.read.find.firm_of import firm_of
from dossier.read.find.who import label
from dossier.records.catalogue.catalogue import BLACK_LIST
from dossier.records.known import KNOWN, current
from dossier.records.ref import Ref


def warning(connection: sqlite3.Connection, client: Ref) -> tuple[str, ...]:
    """Return that the firm of a client or deal is on the black list and why, or nothing."""
    firm = firm_of(connection, client)
    row = current(facts_about(connection, "company", firm)).get(BLACK_LIST) if firm is not None else None
    if firm is None or row is None or row.state != KNOWN:
        return ()
    words = _("{name} is on the black list: {why}.")
    return (words.format(name=label(connection, Ref("o", firm)), why=(row.value or "").rstrip("。.")),)


def cleared(session: Session, deal: Ref, override: str | None) -> tuple[str, ...]:
    """Return the warning of an order that is written all the same, with the reason for it.

    Raises RefusedError (exit 6) where nobody may be asked and no reason was given, CancelledError where the answer is no.
    """
    with session.reading() as connection:
        said = warning(connection, deal)
    if said and not override:
        agreed(session.asker, said[0], _("Go on all the same?"), _('If it is meant so, add --override "why".'))
    return tuple(
        _("{what}: {why}").format(what=each.rstrip("。."), why=override) if override else each for each in said
    )
