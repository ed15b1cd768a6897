"""The voice of somebody's rhythm: within how many days they answer, by how many letters, and whether today's silence is unusual."""

from dossier.i18n import _, ngettext
from dossier.records.contact.rhythm import Rhythm
from dossier.render.page import Line, Piece, line
from dossier.render.words import Setting, day


def rhythm_line(found: Rhythm, setting: Setting) -> Line:
    """Return `answers within 2 days mostly, by 9 letters since May; silent for 6: unusual`, days being working days of theirs."""
    since = _("{answers}, by {n} letters since {month}").format(
        answers=answers(found), n=found.letters, month=day(f"{found.since:%Y-%m}", setting.today)
    )
    if found.asked_on is None:
        return line(since)
    return line(Piece(_("{answers}; {silence}").format(answers=since, silence=silence(found)), _style(found)))


def in_short(found: Rhythm) -> str:
    """Return the same for a line of the morning, without the month."""
    by = _("{answers}, by {n} letters").format(answers=answers(found), n=found.letters)
    return _("{answers}; {silence}").format(answers=by, silence=silence(found)) if found.asked_on else by


def answers(found: Rhythm) -> str:
    """Return within how many of their working days they mostly answer."""
    if not found.mostly:
        return _("answers on the same day mostly")
    words = ngettext("answers within {n} working day mostly", "answers within {n} working days mostly", found.mostly)
    return words.format(n=found.mostly)


def silence(found: Rhythm) -> str:
    """Return for how many working days an answer is missing, and whether that is unusual for them."""
    if found.is_unusual:
        return _("silent for {n}: unusual").format(n=found.silent)
    return _("silent for {n}: usual for them").format(n=found.silent)


def _style(found: Rhythm) -> str:
    return "warn" if found.is_unusual else "muted"
