"""Bringing back who is archived."""

import sqlite3
from typing import TYPE_CHECKING

from dossier.app.answer import Answer
from dossier.app.find import named, several
from dossier.app.session import Session
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.read.find import archived as read
from dossier.read.find.who import matches, the_one
from dossier.records.ref import Ref, read_ref
from dossier.world import countries

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction


def unarchive(session: Session, whom: several.Whom) -> Answer:
    """Bring back who is archived; raises WrongUsageError for somebody who is not."""
    with session.reading() as connection:
        refs = several.meant(session, whom, lambda text: _one_archived(session, connection, text))
        names = [several.shown(connection, ref) for ref in refs]
        for ref, name in zip(refs, names, strict=True):
            if read.archived(connection, ref) is None:
                raise WrongUsageError(
                    _("{who} is not archived.").format(who=name), _("See: dossier list contacts --archived")
                )
        several.sure(session, whom, names, lambda who: _("Bring back {who}?").format(who=who))
        every = [each for ref in refs if ref.letter == "o" for each in read.people(connection, ref.id, away=True)]
    away = [each for each in every if each not in refs]
    with session.writing("unarchive") as tx:
        said = [
            _("{who}: {what}.").format(who=name, what=bring_back(tx, ref))
            for ref, name in zip(refs, names, strict=True)
        ]
        tx.say(several.in_history(said))
    if away:
        said.append(
            _("Their people stay archived; they come back with: dossier unarchive {refs}").format(
                refs=" ".join(map(str, away))
            )
        )
    alone = str(refs[0]) if len(refs) == 1 else None
    return Answer(
        tuple(said), ref=alone, next=" ".join(("dossier follow", str(refs[0]), "+3d", _("WHAT"))), written=True
    )


def bring_back(tx: "Transaction", ref: Ref) -> str:
    """Write that somebody is not archived any more, and return that in words."""
    from dossier.write import record

    record.change(tx, ref, {"archived_on": None, "archived_why": None})
    return _("no longer archived")


def _one_archived(session: Session, connection: sqlite3.Connection, text: str) -> Ref:
    """Return who is meant, before the living whoever is archived."""
    if read_ref(text) is None:
        away = [each for each in matches(connection, text, named.CLIENTS) if read.archived(connection, each.ref)]
        if away:
            return the_one(text, [each._replace(archived=False) for each in away], None, countries.name)
    return named.client(session, connection, text, named.CLIENTS)
