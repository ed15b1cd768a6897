"""`dossier check`: whether the book is sound."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book import soundness
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("check", _("Example: dossier check")))
@speaks()
def check(
    repair: Annotated[bool, typer.Option("--repair", help=_("Make anew what is derived from the records."))] = False,
    settled: Annotated[
        bool,
        typer.Option("--settled", help=_("Say that the book as it is now is the right one, after two machines wrote.")),
    ] = False,
) -> Answer:
    """Look through the whole file, its history and the files beside it."""
    return soundness.check(desk().session, repair=repair, settled=settled)
