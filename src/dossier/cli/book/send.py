"""`dossier send`: that material of ours went out; the same thing does not go to the same person twice."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book import kept_files
from dossier.cli.desk import desk
from dossier.cli.fields import channel
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.i18n import _

app = chapter()


@app.command(help=explained("send", _("Example: dossier send anna h3 --by email")))
def send(
    who: Annotated[str, whom("WHO", _("A contact or company."))],
    what: Annotated[list[str], typer.Argument(metavar="FILE…", help=_("Kept files: refs, or a fragment of the name."))],
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day it went."))] = None,
    by: Annotated[str, typer.Option(**channel("email"))] = "email",
    text: Annotated[str | None, typer.Option("--note", help=_("A remark."))] = None,
    again: Annotated[bool, typer.Option("--again", help=_("Though they have it already."))] = False,
) -> Answer:
    """Note what went to whom and log it as a touch; refused (exit 6) if the same content went to them before."""
    return kept_files.send(desk().session, who, what, kept_files.Sent(by, on, text, again))
