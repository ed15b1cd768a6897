"""`dossier delete`: a record and what hangs on it, after saying how much that is."""

from typing import Annotated

import typer

from dossier.app.find import named
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.i18n import _, ngettext
from dossier.read.find.who import label, who
from dossier.records.kinds import BY_LETTER, BY_TABLE, read_ref

app = chapter()


@app.command(help=_("Delete a record and what hangs on it.") + "\n\n" + _("Example: dossier delete l20"))
def delete(
    name: Annotated[
        str, typer.Argument(metavar="WHO", help=_("A client, a deal or any ref."), autocompletion=complete_who)
    ],
) -> None:
    """Delete a record; `dossier undo` brings it back with everything."""
    with desk().reading() as connection:
        ref = (
            who(connection, name, tuple(BY_LETTER))
            if read_ref(name)
            else named.client(desk().session, connection, name, named.ANYTHING)
        )
        title = label(connection, ref)
    shown = title if title == str(ref) else f"{title} ({ref})"
    if ref.letter in named.ANYBODY:
        desk().session.sure(_("Delete {who} and everything that hangs on it?").format(who=shown))
    from dossier.write.book import erase

    with desk().writing("delete") as tx:
        gone = erase.delete(tx, ref)
        others = {table: count for table, count in gone.items() if table != ref.kind.table}
        said = tx.say(_("Deleted {who}{rest}.").format(who=shown, rest=_rest(others)))
    desk().say(said, _("Next: dossier undo brings it back"))


def _rest(gone: dict[str, int]) -> str:
    named = [f"{count} {_(BY_TABLE[table].label)}" for table, count in gone.items() if table in BY_TABLE]
    facts = gone.get("fact", 0)
    if facts:
        named.append(ngettext("{n} fact", "{n} facts", facts).format(n=facts))
    return _(" with {what}").format(what=", ".join(named)) if named else ""
