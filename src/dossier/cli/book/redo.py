"""`dossier redo`: do again what was taken back."""

from dossier.app.answer import Answer
from dossier.app.book import operations
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.i18n import _

app = chapter()


@app.command(help=explained("redo", _("Example: dossier redo")))
def redo() -> Answer:
    """Write the operation that was taken back once more."""
    return operations.redo(desk().session)
