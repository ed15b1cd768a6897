"""`dossier data`: what the book keeps of a person, to be handed to her."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book import personal_record as deed
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("data", _("Example: dossier data anna --html anna.html")))
@speaks("md", "html")
def data(
    name: Annotated[str, whom("WHO", _("A person."))],
    without_tellers: Annotated[
        bool,
        typer.Option("--without-tellers", help=_("Leave out who told what in confidence: their rights count, too.")),
    ] = False,
) -> Answer:
    """Print a person's whole record: each item with its source, its day and its purpose."""
    return deed.record(desk().session, name, without_tellers=without_tellers)
