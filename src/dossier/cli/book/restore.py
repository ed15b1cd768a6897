"""`dossier restore`: put a backup in the place of the book."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.i18n import _
from dossier.paths import at_home

app = chapter()


@app.command(
    help=_("Put a backup in the place of the book.") + "\n\n" + _("Example: dossier restore ~/dossier-friday.db")
)
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The backup."))],
) -> None:
    """Replace the book by a sound backup; the book that was there is kept among the backups."""
    from dossier.disk import free_name
    from dossier.records.book_file import stands
    from dossier.write.book.backup import restore_book
    from dossier.write.book.soundness import inspect_book

    places = desk().places
    backup = at_home(file).absolute()
    inspect_book(backup)
    if stands(places.book):
        desk().session.sure(_("Replace the book {path}? It is kept among the backups.").format(path=places.book))
    keep = places.backups / f"{places.book.stem}-before-restore-{desk().now:%Y%m%d-%H%M%S}.db"
    kept = restore_book(places.book, backup, free_name(keep))
    desk().did(_("The book is now that of {path}.").format(path=backup))
    if kept is not None:
        desk().say(_("The book before lies at {path}.").format(path=kept))
    desk().say(_("Next: dossier remind"))
