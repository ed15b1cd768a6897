"""`dossier handover`: everything a successor may know of some clients, in one file with a page to read first."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book import handover as deed
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.cli.output_file import Unencrypted
from dossier.i18n import _

app = chapter()


@app.command(help=explained("handover", _("Example: dossier handover nordlicht summit --to for-wei.dossier")))
@speaks("md", "html")
def handover(
    who: Annotated[list[str], whom("WHO…", _("Contacts or companies."))],
    to: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("The file to write; without it the page is shown."))
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help=_("Also what other clients told us in confidence."))
    ] = False,
    unencrypted: Unencrypted = False,
) -> Answer:
    """Write the file, or print the page with the reading order and what to know of each client."""
    session = desk().session
    if to is None:
        return deed.shown(session, who, private=private)
    force = desk().for_one_file(to)
    found = deed.gathered(session, who, private=private)
    key = None if unencrypted else deed.key(session)
    desk().to_file(to, deed.packed(session, found), force=force, key=key)
    return deed.written(found, to, encrypted=key is not None)
