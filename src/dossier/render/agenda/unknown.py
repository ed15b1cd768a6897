"""The lines of the morning on what is not known: who decides and is silent, and dossiers that are thin."""

from dossier.i18n import _
from dossier.records.agenda.agenda import Due
from dossier.render.page import Line, Piece, line
from dossier.values.day_words import counted, day

UNKNOWN = ("decider", "portrait", "idle", "duty")
"""The kinds that are told here."""


def unknown_line(due: Due) -> Line:
    """Return why one of these kinds is shown, in words."""
    if due.kind == "portrait":
        return line(_("thin dossier, to find out: {facts}").format(facts=due.text))
    if due.kind == "idle":
        return line(_("nothing since {day}, nothing open: need they be kept?").format(day=day(due.text)))
    if due.kind == "duty":
        words = _("the duty {duty} was looked up on {day}: ask their customs agent again")
        return line(words.format(duty=due.text, day=day(due.detail)))
    return line(Piece(_decider(due), "warn"))


def _decider(due: Due) -> str:
    """Return that whoever decides on a deal is silent, or not known."""
    if due.detail is None:
        return _("{deal}: nobody is known who decides, ask").format(deal=due.text)
    ref, days, name = due.detail.split(" ", 2)
    if ref == f"c{due.contact_id}":
        words = (
            _("{deal}: decides, not heard for {days}, write to them")
            if days
            else _("{deal}: decides, never heard from")
        )
        return words.format(deal=due.text, days=counted(int(days or 0)))
    if not days:
        return _("{deal}: {name} decides and was never heard from, ask about it").format(deal=due.text, name=name)
    form = _("{deal}: {name} decides, not heard for {days}, ask about it")
    return form.format(deal=due.text, name=name, days=counted(int(days)))
