"""`dossier remind --walk`: the morning, one thing at a time, one key each."""

import shlex
from collections import Counter

import typer

from dossier.app.agenda import morning
from dossier.cli.desk import desk
from dossier.i18n import N_, _, language, ngettext
from dossier.records.agenda.agenda import Reminder
from dossier.records.agenda.reminding import SOURCES
from dossier.records.kinds import TOUCHES
from dossier.records.reading import choice_code
from dossier.render.agenda import morning as view
from dossier.render.page import Page, Pair, Pairs, line

KEYS = {
    "d": N_("do it"), "l": N_("log"), "s": N_("snooze"), "f": N_("draft"), "u": N_("undo"), "": N_("skip"), "q": N_("quit"),
}  # fmt: skip
SNOOZED = "+3d"
_SPACES = {" ", "\r", "\n", "k"}
_STOPS = {"q", "\x1b", "\x03", "\x04"}


def walk(days: int | None) -> None:
    """Show one reminder after another and run what the pressed key stands for; each step can be undone."""
    with desk().reading() as connection:
        reminders = morning.gather(desk().session, connection, desk().today, days).reminders
        hints = morning.hints(desk().session, connection, desk().now)
        moments = {each.due.ref: hints.moment(each.who) for each in reminders[:60]}
    todo = [each for each in reminders if each.group in {"now", "today"}] or reminders
    counted: Counter[str] = Counter()
    for at, each in enumerate(todo, 1):
        if not _one(each, f"{at}/{len(todo)}", moments.get(each.due.ref, ""), counted):
            break
    done = counted["d"] + counted["l"]
    said = ngettext("{n} thing done", "{n} things done", done).format(n=done)
    rest = _("{snoozed} snoozed, {skipped} skipped").format(snoozed=counted["s"], skipped=counted[""])
    desk().say(f"{said}, {rest}.")


def _one(each: Reminder, place: str, moment: str, counted: Counter[str]) -> bool:
    """Work on one reminder until it is done with; False when the walk ends here."""
    setting = desk().setting()
    told = line(view.last_touch(each.who, setting))
    rows = [Pair(place, line(*view.whose(each.who, setting))), Pair(each.due.ref, view.why(each, setting))]
    rows += [Pair("", part) for part in (told, line(moment)) if part]
    desk().show(Page((), (Pairs(tuple(rows)),), ()))
    keys = "  ".join(f"[{key or '␣'}] {_(words)}" for key, words in KEYS.items())
    while True:
        desk().talk(keys)
        key = typer.getchar().casefold()
        if key in _STOPS:
            return False
        key = "" if key in _SPACES else key
        if key not in KEYS:
            continue
        if key == "":
            counted[key] += 1
            return True
        if _acted(each, key):
            counted[key] += 1
            if key in "dls":
                return True


def _acted(each: Reminder, key: str) -> bool:
    """Run what a key stands for and tell whether it was done."""
    words = ["undo"] if key == "u" else {"d": _do, "l": _log, "s": _snooze, "f": _draft}[key](each)
    if not words:
        return False
    from dossier.cli import run

    return run(["--db", str(desk().places.book), "--lang", language(), *words]) == 0


def _ask(question: str, default: str = "") -> str:
    answer: str = typer.prompt(question, default=default, show_default=bool(default), err=True)
    return answer.strip()


def _do(each: Reminder) -> list[str]:
    """Return the reminder's own command; the words it leaves open are asked for."""
    words = shlex.split(each.command)[1:]
    if "…" not in " ".join(words):
        return words
    said = _ask(_("What was done? (Enter: nothing to log)") if each.due.kind == "follow_up" else _("In a few words"))
    if said:
        return [word.replace("…", said) for word in words]
    return words[:2] if each.due.kind == "follow_up" else []


def _client(each: Reminder) -> str:
    if each.due.contact_id is not None:
        return f"c{each.due.contact_id}"
    return f"d{each.due.deal_id}" if each.who.company_id is None else f"o{each.who.company_id}"


def _log(each: Reminder) -> list[str]:
    said = _ask(_("In a few words"))
    by = choice_code(TOUCHES, _ask(_("By email, call, chat, meeting"), "call")) if said else None
    return ["log", _client(each), said, "--by", by] if by else []


def _snooze(each: Reminder) -> list[str]:
    """Move a follow-up or promise; for anything else plan a follow-up, which keeps it quiet until then."""
    when = _ask(_("Until when"), SNOOZED)
    if not when:
        return []
    if each.due.kind in {"follow_up", "promise"}:
        return ["snooze", each.due.ref, when]
    label = _(SOURCES[each.due.kind].label)
    return ["follow", _client(each), when, f"{label}: {each.due.text}" if each.due.text else label]


def _draft(each: Reminder) -> list[str]:
    return ["draft", _client(each), SOURCES[each.due.kind].draft or "thanks"]
