"""A complaint on a page of its own: what, since when, and how it ended."""

from dossier.i18n import _, pgettext
from dossier.records.declared import declared
from dossier.records.order.complaint import Complaint
from dossier.render.page import Line, Page, Pair, Pairs, Piece, joined, line
from dossier.render.words import Setting, said


def complaint_page(found: Complaint, whose: tuple[tuple[str, str], ...], setting: Setting) -> Page:
    """Return the page of one complaint: whose it is, then every field, unknown ones named as such."""
    title = line(Piece(_("Complaint"), "title"), Piece(f" {found.ref}", "muted"))
    rows = [
        Pair(_("whose"), joined(tuple(line(Piece(name, "strong"), Piece(f" {ref}", "muted")) for name, ref in whose)))
    ]
    for name, field in declared(Complaint).items():
        if field.label:
            rows.append(Pair(_(field.label), _value(found, name, setting)))
    return Page(title, (Pairs(tuple(rows)),), ())


def _value(found: Complaint, name: str, setting: Setting) -> Line:
    held = getattr(found, name)
    if held is None:
        words = {"answered_on": _("not yet"), "closed_on": pgettext("of a complaint", "open")}.get(name, _("not noted"))
        return line(Piece(words, "bad" if name in {"answered_on", "closed_on"} else "muted"))
    return line(said(declared(Complaint)[name], held, setting, setting.today))
