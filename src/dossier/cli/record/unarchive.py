"""`dossier unarchive`: an archived client is one like any other again."""

from typing import Annotated

from dossier.app.answer import Answer
from dossier.app.find.several import Whom
from dossier.app.record import unarchive as deed
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import Fitting
from dossier.i18n import _

app = chapter()


@app.command(help=explained("unarchive", _("Example: dossier unarchive sipho")))
def unarchive(
    names: Annotated[list[str], whom("WHO…", _("Who is archived; refs of several, or names with commas."))],
    where: Fitting = None,
) -> Answer:
    """Bring clients back into the morning, lists and letters."""
    return deed.unarchive(desk().session, Whom(names, where or (), archived=True))
