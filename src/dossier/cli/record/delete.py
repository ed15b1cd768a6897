"""`dossier delete`: a record and what hangs on it, after saying how much that is."""

from typing import Annotated

from dossier.app.answer import Answer
from dossier.app.find.several import Whom
from dossier.app.record import delete as deed
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import DryRun, Fitting
from dossier.i18n import _

app = chapter()


@app.command(help=explained("delete", _("Example: dossier delete l20")))
def delete(
    names: Annotated[list[str], whom("WHO…", _("A client, a deal or any ref."))],
    where: Fitting = None,
    dry_run: DryRun = False,
) -> Answer:
    """Delete records; `dossier undo` brings it back with everything."""
    return deed.delete(desk().session, Whom(names, where or ()), dry_run)
