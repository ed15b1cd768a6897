"""`dossier delete`: a record and what hangs on it, after saying how much that is."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.record import delete as deed
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.cli.options import DryRun
from dossier.i18n import _

app = chapter()


@app.command(help=_("Delete a record and what hangs on it.") + "\n\n" + _("Example: dossier delete l20"))
def delete(
    names: Annotated[
        list[str], typer.Argument(metavar="WHO…", help=_("A client, a deal or any ref."), autocompletion=complete_who)
    ],
    dry_run: DryRun = False,
) -> Answer:
    """Delete records; `dossier undo` brings it back with everything."""
    return deed.delete(desk().session, names, dry_run)
