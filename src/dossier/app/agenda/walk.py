"""The morning, one thing at a time: what each key stands for, as the words of the command that does it."""

import shlex
from collections import Counter
from typing import NamedTuple

from dossier.app.agenda import morning
from dossier.app.answer import Answer
from dossier.app.asking import Asker, picked
from dossier.app.session import Session
from dossier.i18n import N_, NP_, _, ngettext
from dossier.records.agenda.agenda import TOUCHES, Reminder
from dossier.records.agenda.reminding import FOR_NOW, SOURCES
from dossier.render.agenda import due_words as view
from dossier.render.page import Page, Pair, Pairs, line
from dossier.values.listed import headed, phrased

KEYS = {
    "d": N_("do it"), "l": NP_("key", "log"), "s": N_("snooze"), "f": NP_("key", "draft"), "u": N_("undo"), "": N_("skip"), "q": N_("quit"),
}  # fmt: skip
SNOOZED = "+3d"
LEAVES_IT = "dls"
"""Keys after which a thing is done with."""
TIMED = 60
"""Things beside which the best moment to call stands."""


class Stop(NamedTuple):
    """One thing of the walk, and the best moment to call."""

    reminder: Reminder
    moment: str


def stops(session: Session, days: int | None = None) -> list[Stop]:
    """Return what waits now and today in its order, or whatever is due where nothing does."""
    with session.living() as connection:
        due = morning.gather(session, connection, session.today, days).reminders
        hints = morning.hints(session, connection, session.now)
        every = [Stop(each, hints.moment(each.who) if at < TIMED else "") for at, each in enumerate(due)]
    return [each for each in every if each.reminder.group in {"now", "today"}] or every


def page(session: Session, stop: Stop, place: str) -> Page:
    """Return one thing to do; `place` says the how manieth it is."""
    setting, each = session.setting(), stop.reminder
    told = line(view.last_touch(each.who, setting))
    rows = [Pair(place, line(*view.whose(each.who, setting))), Pair(each.due.ref, view.why(each, setting))]
    rows += [Pair("", part) for part in (told, line(stop.moment)) if part]
    return Page((), (Pairs(tuple(rows)),), ())


def command(asker: Asker, each: Reminder, key: str) -> list[str]:
    """Return the words of the command that a key stands for; none if there is nothing to do."""
    if key == "u":
        return ["undo"]
    return {"d": _do, "l": _log, "s": _snooze, "f": _draft}[key](asker, each)


def summary(counted: Counter[str]) -> Answer:
    """Return how much was done, by the keys that were pressed."""
    done = counted["d"] + counted["l"]
    said = ngettext("{n} thing done", "{n} things done", done).format(n=done)
    rest = _("{snoozed} snoozed, {skipped} skipped").format(snoozed=counted["s"], skipped=counted[""])
    return Answer((_("{words}.").format(words=phrased((said, rest))),))


def _do(asker: Asker, each: Reminder) -> list[str]:
    """Return the reminder's own command; the words it leaves open are asked for."""
    words = shlex.split(each.command)[1:]
    if "…" not in " ".join(words):
        return words
    said = asker.line(
        _("What was done? (Enter: nothing to log)") if each.due.kind == "follow_up" else _("In a few words")
    )
    if said:
        return [word.replace("…", said) for word in words]
    return words[:2] if each.due.kind == "follow_up" else []


def _client(each: Reminder) -> str:
    if each.due.contact_id is not None:
        return f"c{each.due.contact_id}"
    return f"d{each.due.deal_id}" if each.who.company_id is None else f"o{each.who.company_id}"


def _log(asker: Asker, each: Reminder) -> list[str]:
    said = asker.line(_("In a few words"))
    return ["log", _client(each), said, "--by", picked(asker, _("How"), TOUCHES, "call")] if said else []


def _snooze(asker: Asker, each: Reminder) -> list[str]:
    """Move a follow-up or promise; for anything else plan a follow-up, which keeps it quiet until then."""
    when = asker.line(_("Until when"), SNOOZED)
    if not when:
        return []
    if each.due.kind in {"follow_up", "promise"}:
        return ["snooze", each.due.ref, when]
    label = _(SOURCES[each.due.kind].label)
    return ["follow", _client(each), when, headed(label, each.due.text) if each.due.text else label]


def _draft(_asker: Asker, each: Reminder) -> list[str]:
    kind = SOURCES[each.due.kind].draft
    return ["draft", _client(each), *([kind] if kind not in ("", FOR_NOW) else [])]
