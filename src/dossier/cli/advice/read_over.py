"""`dossier read-over`: a letter of ours, read before it goes; it is never changed and never sent."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.advice import read_over as reading
from dossier.app.answer import Answer
from dossier.cli.contact.letter_file import letter
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command("read-over", help=explained("read-over", _("Example: dossier read-over anna letter.txt")))
@speaks()
def read_over(
    who: Annotated[str, whom("WHO", _("Whom the letter is for."))],
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]", help=_("The letter or mail file, or - for standard input; else what is pasted.")
        ),
    ] = None,
    paste: Annotated[bool, typer.Option("--paste", help=_("Read the letter from the clipboard or as pasted."))] = False,
    attached: Annotated[
        list[Path] | None,
        typer.Option("--attached", metavar="FILE", help=_("A file that hangs on it; may be given again.")),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("Leave with 1 if something stands against it."))
    ] = False,
) -> Answer:
    """Hold a letter against the book: what contradicts it, what is not for this reader, what they asked and you leave out.

    Nothing is written, and nothing in the letter is changed.
    """
    found = letter(None if paste else file, paste=paste or file is None)
    answer = reading.read_over(desk().session, who, found.raw if found else b"", tuple(attached or ()))
    return answer if exit_code else answer._replace(exit_code=0)
