"""Who decides on a deal, in one line: heard or silent, and whom to ask."""

from dossier.i18n import _, ngettext, usage
from dossier.records.catalogue import catalogue
from dossier.records.deal.decider import Decider, Heard
from dossier.render.page import Line, Piece, line
from dossier.render.words import Setting, ago
from dossier.values.listed import behind, headed
from dossier.values.to_client import asked


def decider_line(found: Decider, setting: Setting, silent: int) -> Line:
    """Return who decides and when they were last heard, or that nobody is known to decide, with whom to ask.

    Silent is who was not heard for `silent` days.
    """
    if found.who is None:
        return line(Piece(_("not known"), "bad"), Piece(headed("", who_decides(found.ask)), ""))
    name = line(Piece(found.who.name, "strong"), Piece(f" {found.who.ref}", "muted"))
    sure = Piece("" if found.who.is_certain else behind(_("(likely)")), "muted")
    if not found.is_silent(silent) and found.who.heard_on is not None:
        when = _("heard {when}").format(when=ago(found.who.heard_on, setting.today))
        return (*name, *line(sure, Piece(" · ", "muted"), when))
    return (*name, *line(sure, Piece(usage().phrase), Piece(silence(found), "bad"), headed("", way_to(found))))


def silence(found: Decider) -> str:
    """Return for how long the one who decides was not heard."""
    if found.days is None:
        return _("never heard from")
    return ngettext("not heard for {n} day", "not heard for {n} days", found.days).format(n=found.days)


def way_to(found: Decider) -> str:
    """Return the next step towards somebody silent."""
    if found.ask is None:
        return _("write to them directly, nobody else is known there")
    form = _("ask {name} ({ref}) what they think there, and for a short call together")
    return form.format(name=found.ask.name, ref=found.ask.ref)


def who_decides(ask: Heard | None) -> str:
    """Return whom to ask who decides, and the question."""
    if ask is None:
        return _("look for a person there: the website, LinkedIn, the switchboard")
    question = asked(catalogue.by_key()["contact.authority"].question)
    return _("ask {name} ({ref}): ").format(name=ask.name, ref=ask.ref) + question
