"""Aims of talks, as a line on the first screen and as a page of their own."""

from collections.abc import Sequence

from dossier.i18n import _
from dossier.records.agenda.aim import ENDS, Aim
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, joined, line
from dossier.render.words import Setting, choice, day


def end_word(end: str) -> str:
    """Return what a talk came to, as a sentence says it."""
    return choice(ENDS, end)


def aim_line(each: Aim, setting: Setting) -> Line:
    """Return an aim with the least to be content with, and the visit it is for or the talk that left it open."""
    return joined((_aimed(each, setting), _least(each)))


def aim_pairs(each: Aim, setting: Setting) -> tuple[Pair, ...]:
    """Return an aim as rows of one line each, so that a long one never hides the least."""
    least = _least(each)
    return (Pair(_("aim"), _aimed(each, setting)), *((Pair("", line(least)),) if least else ()))


def _least(each: Aim) -> str:
    return _("the least: {text}").format(text=each.least) if each.least else ""


def _aimed(each: Aim, setting: Setting) -> Line:
    parts: list[Line | str] = [line(Piece(each.text, "strong"))]
    if each.visit_on is not None:
        when = _("for the visit of {day}").format(day=day(each.visit_on, setting.today))
        parts.append(line(Piece(when, "muted")))
    if each.talked_on is not None:
        said = _("talked on {day}: reached, or not?").format(day=day(each.talked_on, setting.today))
        parts.append(line(Piece(said, "warn")))
    return joined(tuple(parts))


def aims_page(who: str, found: Sequence[Aim], setting: Setting) -> Page:
    """Return the page of what `dossier aim WHO` shows."""
    title = line(Piece(who, "title"))
    if not found:
        return Page(title, (Lines((line(_("No aim is written for the next talk.")),)),), ())
    return Page(title, (Pairs(tuple(pair for each in found for pair in aim_pairs(each, setting))),), ())
