"""Every path in use, and whose table of time zones."""

from pathlib import Path

from dossier.app.answer import Answer, Shape
from dossier.app.book.copies import ALSO
from dossier.app.book.encrypted import words
from dossier.app.session import Session
from dossier.i18n import N_, _
from dossier.paths import at_home
from dossier.render.page import Page, Pair, Pairs, Piece, line
from dossier.values.listed import phrased
from dossier.world.zones import zone_table

LABELS = {"book": N_("book"), "backups": N_("backups"), "settings": N_("settings"), "data": N_("shipped data")}


def _second_place(session: Session) -> list[Pair]:
    """Return where the second place for backups is, if one is named, and whether it is there now."""
    named = str(session.settings.get(ALSO))
    there = at_home(Path(named)).is_dir()
    return [Pair(_("second backups"), line(named), "" if there else _("cannot be reached"))] if named else []


def where(session: Session) -> Answer:
    """Return the paths of the book, backups, settings and shipped data, and which table of time zones is read."""
    places, zones = session.places, zone_table()
    paths = {name: getattr(places, name) for name in LABELS}

    def page() -> Page:
        rows = [
            Pair(_(label), line(str(paths[name])), "" if paths[name].exists() else _("not there yet"))
            for name, label in LABELS.items()
        ]
        rows += _second_place(session)
        whose = {"system": _("system"), "tzdata": _("tzdata package")}
        named = phrased((zones.version or _("unknown"), whose[zones.source])) if zones else _("none")
        rows.append(Pair(_("time zones"), line(named), zones.folder if zones else ""))
        rows.append(Pair(_("encryption"), line(words(session))))
        return Page(line(Piece("dossier", "title")), (Pairs(tuple(rows)),), ())

    def shape() -> Shape:
        from dossier.render.shapes import book, keys

        return keys.row(
            book.Places, {name: str(path) for name, path in paths.items()}, zones=zones, encryption=words(session)
        )

    return Answer(page=page, shape=shape)
