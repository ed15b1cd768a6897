"""What is due as a calendar file."""

from pathlib import Path

from dossier.app.agenda.reminders import Look, gathered
from dossier.app.answer import Answer
from dossier.app.session import Session
from dossier.exchange.ics import Event, calendar
from dossier.i18n import _, ngettext
from dossier.read.book.book import book_name
from dossier.records.agenda.agenda import Reminder
from dossier.records.agenda.reminding import SOURCES
from dossier.render.agenda import morning as view
from dossier.render.harmless import harmless
from dossier.render.page import text_of
from dossier.render.words import Setting


def calendar_file(session: Session, look: Look, path: Path) -> tuple[bytes, Answer]:
    """Return the file for a door to write, and what to say when it is written: each on the day on which to act."""
    with session.reading() as connection:
        seen, book = gathered(session, connection, look), book_name(connection)
    setting = session.setting()
    events = [_event(each, setting, book) for each in seen.reminders]
    said = ngettext("Wrote {n} thing to do to {path}.", "Wrote {n} things to do to {path}.", len(events))
    answer = Answer(
        (said.format(n=len(events), path=path), _("Import it into your calendar; importing again updates it.")),
        exit_code=seen.pressing,
    )
    return calendar(events, _("Clients"), session.now), answer


def _event(each: Reminder, setting: Setting, book: str) -> Event:
    day = max(each.on, setting.today)
    who, why = text_of(view.whose(each.who, setting)), text_of(view.why(each, setting)).strip()
    lines = (_(SOURCES[each.due.kind].why), view.last_touch(each.who, setting), each.command)
    return Event(
        uid=f"{each.due.kind}-{each.due.ref}-{book}@dossier",
        first=day,
        last=day,
        summary=harmless(f"{who}: {why}"),
        description="\n".join(harmless(line) for line in lines if line),
        category=_(SOURCES[each.due.kind].label),
    )
