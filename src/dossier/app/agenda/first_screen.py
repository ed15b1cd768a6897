"""What is seen before anything is typed: what is due, what was done last, and what may be typed."""

import sqlite3
from collections.abc import Iterator, Sequence

from dossier.app.agenda import morning
from dossier.app.answer import Answer
from dossier.app.session import Session
from dossier.i18n import N_, _, ngettext
from dossier.read.book.history import operations
from dossier.records.agenda.agenda import Reminder
from dossier.render.agenda.due_words import why
from dossier.render.media.widths import cut, padded
from dossier.render.page import text_of
from dossier.render.words import Setting, ago, day, weekday

MOST = 3
"""Things to do that are shown."""
WIDTH = 78
"""Cells that a line takes at most."""

_BEGIN = (
    ("add contact", N_("the first client: a name or an address is enough")),
    ("add contact --from inquiry.eml", N_("the same from a letter")),
    ("import clients.xlsx", N_("all the clients of a sheet at once")),
    ("demo show anna", N_("look round in a demo book first")),
    ("help capture", N_("how clients get into the book")),
    ("--help", N_("every command")),
)
_GO_ON = (
    ("remind", N_("the whole morning")),
    ("show NAME", N_("before a call or a letter")),
    ("log NAME TEXT", N_("what was said")),
    ("add contact", N_("a new inquiry")),
    ("--help", N_("every command; dossier help morning explains the day")),
)


def first_screen(session: Session) -> Answer:
    """Return ten lines: what is due, the last thing done, what to type; without a book, how one begins."""
    if not session.places.book.exists():
        return Answer((_("There is no book yet; it begins with the first client."), *_commands(_BEGIN)))
    with session.living() as connection:
        gathered = morning.gather(session, connection, session.today)
        last = tuple(_last(connection, session))
    due = [each for each in gathered.reminders if each.group in {"now", "today"}]
    return Answer((*_due(due, gathered.unread, session.setting()), *last, *_commands(_GO_ON)))


def _due(due: Sequence[Reminder], unread: int, setting: Setting) -> Iterator[str]:
    today = f"{weekday(setting.today)} {day(setting.today)}"
    if not due:
        yield f"{today} · " + _("nothing is due")
        return
    number = len(due) + unread
    yield f"{today} · " + ngettext("{n} thing is due", "{n} things are due", number).format(n=number)
    for each in due[:MOST]:
        client = each.who.name or each.who.company
        told = _("{client}: {what}").format(client=client, what=text_of(why(each, setting)))
        yield cut(f"  {padded(each.due.ref, 4)} {told}", WIDTH)


def _last(connection: sqlite3.Connection, session: Session) -> Iterator[str]:
    newest = next(iter(operations(connection, 1)), None)
    if newest is not None:
        when = ago(newest.at.date(), session.today)
        yield _("Last ({when}): {what}").format(when=when, what=cut(newest.sentence, WIDTH - 16))


def _commands(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    width = max(len(command) for command, _words in rows) + len("dossier  ")
    for command, words in rows:
        yield "  " + f"dossier {command}".ljust(width) + " " + _(words)
