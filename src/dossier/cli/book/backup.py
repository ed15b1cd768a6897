"""`dossier backup`: copy the book to a file."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.i18n import _
from dossier.paths import at_home

app = chapter()


@app.command(help=_("Copy the book to a file.") + "\n\n" + _("Example: dossier backup ~/dossier-friday.db"))
def backup(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help=_("Where to; beside the book if left out."))
    ] = None,
) -> None:
    """Make a complete copy, even while something is being written; an existing file is never overwritten."""
    places = desk().places
    with desk().reading():
        pass
    from dossier.disk import free_name
    from dossier.write.book.backup import copy_book

    own = places.backups / f"{places.book.stem}-{desk().now:%Y%m%d-%H%M%S}.db"
    saved = copy_book(places.book, at_home(file).absolute() if file else free_name(own))
    desk().did(
        _("The book was copied to {path}.").format(path=saved),
        _("Next: dossier restore {path} brings it back").format(path=saved),
    )
