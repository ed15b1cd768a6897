"""Deleting a record with what hangs on it, after saying how much that is."""

import sqlite3
from collections.abc import Mapping, Sequence

from dossier.app.answer import Answer, only_tried
from dossier.app.find import named
from dossier.app.find.several import Whom, counted, in_history, meant, shown
from dossier.app.record.counted import with_rows
from dossier.app.session import Session
from dossier.i18n import _, ngettext
from dossier.read.book.handover import people_of
from dossier.read.find.who import who
from dossier.records.kinds import BY_LETTER
from dossier.records.ref import Ref, read_ref
from dossier.world import countries


def delete(session: Session, whom: Whom, dry_run: bool = False) -> Answer:
    """Delete records; `dossier undo` brings them back with everything.

    What hangs on clients and deals is told before they go, and has to be agreed to.
    """
    with session.reading() as connection:
        refs = sorted(meant(session, whom, lambda text: _named(session, connection, text)), key=_order)
        names = {ref: shown(connection, ref) for ref in refs}
        staying = {names[ref]: _staying(connection, ref, refs) for ref in refs}
    if dry_run:
        return only_tried([_deleted(who, rest + staying[who]) for who, rest in _gone(session, names).items()])
    if whom.where or any(ref.letter in named.ANYBODY for ref in refs):
        rests = [f"{who}{rest}{staying[who]}" for who, rest in _gone(session, names).items()]
        session.sure(_("Delete {who}?").format(who=counted(rests)))
    from dossier.write.book import erase

    with session.writing("delete") as tx:
        said = [_deleted(name, _rest(ref, erase.delete(tx, ref)) + staying[name]) for ref, name in names.items()]
        tx.say(in_history(said))
    ref = str(refs[0]) if len(refs) == 1 else None
    return Answer((*said, _("Next: dossier undo brings it back")), ref=ref, written=True)


def _named(session: Session, connection: sqlite3.Connection, text: str) -> Ref:
    if read_ref(text) is not None:
        return who(connection, text, tuple(BY_LETTER), countries.name)
    return named.client(session, connection, text, named.ANYTHING)


def _order(ref: Ref) -> tuple[int, Ref]:
    """Return the place of a record among those to delete: what hangs on others first."""
    return ("dco".find(ref.letter), ref)


def _staying(connection: sqlite3.Connection, ref: Ref, going: Sequence[Ref]) -> str:
    """Return how many people of a firm stay in the book without it, as the end of its sentence; empty where none does."""
    people = (
        [each for each in people_of(connection, ref.id) if Ref("c", each) not in going] if ref.letter == "o" else []
    )
    words = ngettext(
        "; {n} person of theirs stays, without a firm", "; {n} people of theirs stay, without a firm", len(people)
    )
    return words.format(n=len(people)) if people else ""


def _gone(session: Session, names: Mapping[Ref, str]) -> dict[str, str]:
    """Return by its name what would go with each record; nothing of it is written."""
    from dossier.write.book import erase

    with session.writing("delete", only_try=True) as tx:
        return {name: _rest(ref, erase.delete(tx, ref)) for ref, name in names.items()}


def _deleted(name: str, rest: str) -> str:
    return _("Deleted {who}{rest}.").format(who=name, rest=rest)


def _rest(ref: Ref, gone: dict[str, int]) -> str:
    return with_rows({table: count for table, count in gone.items() if table != ref.kind.table})
