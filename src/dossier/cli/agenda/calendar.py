"""Writing what is due as a calendar file."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from dossier.cli.desk import desk
from dossier.i18n import _, ngettext
from dossier.read.book.book import book_name
from dossier.records.agenda.agenda import Reminder
from dossier.records.agenda.reminding import SOURCES
from dossier.render.agenda import morning as view
from dossier.render.harmless import harmless
from dossier.render.page import text_of


def write_reminders(connection: sqlite3.Connection, reminders: Sequence[Reminder], path: Path, *, force: bool) -> None:
    """Write reminders to a calendar file, each on the day on which to act, today at the earliest."""
    from dossier.exchange.ics import Event, calendar

    book, setting = book_name(connection), desk().setting()
    events = []
    for each in reminders:
        day = max(each.on, desk().today)
        who = text_of(view.whose(each.who, setting))
        why = text_of(view.why(each, setting)).strip()
        lines = (_(SOURCES[each.due.kind].why), view.last_touch(each.who, setting), each.command)
        events.append(
            Event(
                uid=f"{each.due.kind}-{each.due.ref}-{book}@dossier",
                first=day,
                last=day,
                summary=harmless(f"{who}: {why}"),
                description="\n".join(harmless(line) for line in lines if line),
                category=_(SOURCES[each.due.kind].label),
            )
        )
    desk().to_file(path, calendar(events, _("Clients"), desk().now), force=force)
    said = ngettext("Wrote {n} thing to do to {path}.", "Wrote {n} things to do to {path}.", len(events))
    desk().say(said.format(n=len(events), path=path), _("Import it into your calendar; importing again updates it."))
