"""`dossier where`: every path in use, and whose table of time zones."""

from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.i18n import N_, _

app = chapter()


@app.command(help=_("Show every path in use.") + "\n\n" + _("Example: dossier where"))
def where(as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False) -> None:
    """Print the paths of the book, backups, settings and shipped data, and which table of time zones is read."""
    from dossier.render.page import Page, Pair, Pairs, Piece, line
    from dossier.world.zones import zone_table

    places, zones = desk().places, zone_table()
    paths = {"book": places.book, "backups": places.backups, "settings": places.settings, "data": places.data}
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken({name: str(path) for name, path in paths.items()} | {"zones": zones}))
        return
    labels = {"book": N_("book"), "backups": N_("backups"), "settings": N_("settings"), "data": N_("shipped data")}
    rows = [
        Pair(_(labels[name]), line(str(path)), "" if path.exists() else _("not there yet"))
        for name, path in paths.items()
    ]
    whose = {"system": _("system"), "tzdata": _("tzdata package")}
    named = ", ".join((zones.version or _("unknown"), whose[zones.source])) if zones else _("none")
    rows.append(Pair(_("time zones"), line(named), zones.folder if zones else ""))
    desk().show(Page(line(Piece("dossier", "title")), (Pairs(tuple(rows)),), ()))
