"""Deleting a record with what hangs on it, after saying how much that is."""

from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.session import Session
from dossier.i18n import _, ngettext
from dossier.read.find.who import label, who
from dossier.records.kinds import BY_LETTER, BY_TABLE
from dossier.records.ref import read_ref


def delete(session: Session, name: str) -> Answer:
    """Delete a record; `dossier undo` brings it back with everything."""
    with session.reading() as connection:
        is_ref = read_ref(name) is not None
        ref = (
            who(connection, name, tuple(BY_LETTER))
            if is_ref
            else named.client(session, connection, name, named.ANYTHING)
        )
        title = label(connection, ref)
    shown = title if title == str(ref) else f"{title} ({ref})"
    if ref.letter in named.ANYBODY:
        session.sure(_("Delete {who} and everything that hangs on it?").format(who=shown))
    from dossier.write.book import erase

    with session.writing("delete") as tx:
        gone = erase.delete(tx, ref)
        others = {table: count for table, count in gone.items() if table != ref.kind.table}
        said = tx.say(_("Deleted {who}{rest}.").format(who=shown, rest=_with(others)))
    return Answer((said, _("Next: dossier undo brings it back")), ref=str(ref), written=True)


def _with(gone: dict[str, int]) -> str:
    counted = [f"{count} {_(BY_TABLE[table].label)}" for table, count in gone.items() if table in BY_TABLE]
    facts = gone.get("fact", 0)
    if facts:
        counted.append(ngettext("{n} fact", "{n} facts", facts).format(n=facts))
    return _(" with {what}").format(what=", ".join(counted)) if counted else ""
