"""`dossier open`: a kept file in the system's viewer; never a program."""

import os
import shutil
import sys
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book import opened_file
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.i18n import _

app = chapter()


@app.command("open", help=explained("open", _("Example: dossier open h3")))
def open_file(
    what: Annotated[str, typer.Argument(metavar="FILE", help=_("A ref such as h3, or a fragment of the file's name."))],
    only_path: Annotated[bool, typer.Option("--path", help=_("Only say where a copy lies."))] = False,
) -> Answer:
    """Lay a copy under its own name beside the cache and hand it to the viewer."""
    if only_path:
        return opened_file.place(desk().session, what)
    if sys.platform == "win32":
        return opened_file.show(desk().session, what, os.startfile)  # explorer ends with 1 whether it opened it or not
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open", path=desk().environment.get("PATH"))
    return opened_file.show(desk().session, what, opened_file.by(program) if program else None)
