"""`dossier remind --walk`: the morning, one thing at a time, one key each."""

from collections import Counter

import typer

from dossier.app.agenda import walk as steps
from dossier.app.agenda.reminders import Look
from dossier.app.answer import Answer
from dossier.app.asking import Asker, Remembering
from dossier.cli.desk import Desk
from dossier.errors import CancelledError, WrongUsageError
from dossier.i18n import _, language
from dossier.values.when import parse_when

_SPACES, _STOPS = {" ", "\r", "\n", "k"}, {"q", "\x1b", "\x03", "\x04"}


def walk(desk: Desk, look: Look) -> Answer:
    """Show one reminder after another and run what the pressed key stands for; each step can be undone."""
    if look.on and parse_when(look.on, desk.today) != desk.today:
        raise WrongUsageError(_("A walk goes through today."), _("Leave --on away."))
    asker = desk.session.asker
    if asker is None:
        raise WrongUsageError(_("A walk needs a terminal."), _("Without one: dossier remind --json"))
    stops = steps.stops(desk.session, look.days)
    counted: Counter[str] = Counter()
    for at, stop in enumerate(stops, 1):
        asker.show(steps.page(desk.session, stop, f"{at}/{len(stops)}"))
        if not _one(desk, Remembering(asker), stop, counted):
            break
    return steps.summary(counted)


def _one(desk: Desk, asker: Asker, stop: steps.Stop, counted: Counter[str]) -> bool:
    """Work on one reminder until it is done with; False when the walk ends here."""
    keys = "  ".join(f"[{key or '␣'}] {_(words)}" for key, words in steps.KEYS.items())
    while True:
        asker.tell(keys)
        key = typer.getchar().casefold()
        if key in _STOPS:
            return False
        key = "" if key in _SPACES else key
        if key not in steps.KEYS:
            continue
        try:
            done = key == "" or _run(desk, steps.command(asker, stop.reminder, key))
        except (CancelledError, KeyboardInterrupt):  # Ctrl-C at a question: what was done stays done
            return False
        counted[key] += done
        if done and key in ("", *steps.LEAVES_IT):
            return True


def _run(desk: Desk, words: list[str]) -> bool:
    """Run a command on the same book, then go on at this desk; tell whether it was done."""
    from dossier.cli import run

    line = ["--db", str(desk.places.book), "--lang", language(), *words]
    return bool(words) and run(line, desk.environment) == 0
