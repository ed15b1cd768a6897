"""`dossier where`: every path in use."""

from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.i18n import N_, _

app = chapter()


@app.command(help=_("Show every path in use.") + "\n\n" + _("Example: dossier where"))
def where(as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False) -> None:
    """Print the paths of the book, backups, settings and shipped data."""
    from dossier.render.page import Page, Pair, Pairs, Piece, line

    places = desk().places
    paths = {"book": places.book, "backups": places.backups, "settings": places.settings, "data": places.data}
    if as_json:
        from dossier.render.as_json import spoken

        desk().write(spoken({name: str(path) for name, path in paths.items()}))
        return
    labels = {"book": N_("book"), "backups": N_("backups"), "settings": N_("settings"), "data": N_("shipped data")}
    rows = [
        Pair(_(labels[name]), line(str(path)), "" if path.exists() else _("not there yet"))
        for name, path in paths.items()
    ]
    desk().show(Page(line(Piece("dossier", "title")), (Pairs(tuple(rows)),), ()))
