"""`dossier attach`: a copy of a file is kept beside the book, under the digest of its content."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book import kept_files
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.i18n import _

app = chapter()


@app.command(help=explained("attach", _("Example: dossier attach nordlicht deck.pdf --as deck")))
def attach(
    who: Annotated[str, whom("WHO", _("A contact, company or deal; “us” for material to send."))],
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The file to keep."))],
    role: Annotated[
        str | None, typer.Option("--as", metavar="KIND", help=_("What it is: deck, certificate, picture, proof …"))
    ] = None,
    text: Annotated[str | None, typer.Option("--note", help=_("A remark."))] = None,
) -> Answer:
    """Copy a file beside the book and note whose it is; the same content is kept only once."""
    return kept_files.attach(desk().session, who, file, role, text)
