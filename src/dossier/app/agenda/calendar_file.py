"""What is due as a calendar file."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from dossier.app.agenda.exported import Given, given_before, remember, taken_back
from dossier.app.agenda.hours import moment
from dossier.app.agenda.reminders import Look, gathered
from dossier.app.answer import Answer
from dossier.app.session import Session
from dossier.exchange.ics import Event, calendar, sequence_at
from dossier.i18n import _, ngettext
from dossier.read.agenda.open_items import Repeated, repeating
from dossier.read.book.book import book_name
from dossier.records.agenda.agenda import Reminder
from dossier.records.agenda.reminding import SOURCES
from dossier.render.agenda import due_words as view
from dossier.render.harmless import harmless
from dossier.render.page import text_of
from dossier.render.words import Setting
from dossier.values.repeat import whole_rule

_FURTHEST = 3650
"""Days ahead in which something that is due later than before is looked for."""


def calendar_file(session: Session, look: Look, path: Path) -> tuple[bytes, Answer]:
    """Return the file for a door to write, and what to say when it is written: each on the day on which to act.

    What an earlier file of this book had and is due no more is in it as cancelled; what moved out of sight on its new day.
    """
    with session.living() as connection:
        seen, book = gathered(session, connection, look), book_name(connection)
        rules = repeating(connection)
        before = given_before(session.places.cache, book)
        events = {each.uid: each for each in _events(session, seen.reminders, book, rules)}
        if before.due.keys() - events.keys():
            later = gathered(session, connection, look._replace(days=_FURTHEST)).reminders
            moved = {each.uid: each for each in _events(session, later, book, rules) if each.uid in before.due}
            events = moved | events
    gone = taken_back(before, events, session.today)
    number = max(sequence_at(session.now), before.sequence + 1)
    repeats = frozenset(each.uid for each in events.values() if each.rule)
    given = Given(number, {each.uid: each.first for each in events.values()}, gone, repeats)
    notes = () if remember(session.places.cache, book, given) else (_("A later file cannot take these back."),)
    ended = [Event(uid, day, day, _("No longer due"), cancelled=True) for uid, day in gone.items()]
    content = calendar([*events.values(), *ended], _("Clients"), session.now, number)
    return content, Answer(_said(len(events), len(gone), path), notes=notes, exit_code=seen.pressing)


def _said(due: int, gone: int, path: Path) -> tuple[str, ...]:
    said = ngettext("Wrote {n} thing to do to {path}.", "Wrote {n} things to do to {path}.", due)
    back = ngettext("{n} that is due no more is taken back.", "{n} that are due no more are taken back.", gone)
    more = (back.format(n=gone),) if gone else ()
    return (said.format(n=due, path=path), *more, _("Import it into your calendar; importing again updates it."))


def _events(session: Session, found: Iterable[Reminder], book: str, rules: Mapping[str, Repeated]) -> Iterator[Event]:
    setting = session.setting()
    return (_event(session, each, setting, book, rules) for each in found if not SOURCES[each.due.kind].spare)


def _event(session: Session, each: Reminder, setting: Setting, book: str, rules: Mapping[str, Repeated]) -> Event:
    day = max(each.on, setting.today)
    last = date.fromisoformat(each.due.detail or "") if each.due.kind in {"to_us", "to_them"} else day
    at = each.due.at if day == each.due.due_on else None
    repeated = rules.get(each.due.ref) if each.due.kind == "follow_up" and day == each.due.due_on else None
    who, why = text_of(view.whose(each.who, setting)), text_of(view.why(each, setting)).strip()
    why = each.due.text if repeated else why  # its day would be wrong on every later one
    lines = (_(SOURCES[each.due.kind].why), view.last_touch(each.who, setting), each.command)
    return Event(
        uid=f"{each.due.kind}-{each.due.ref}-{book}@dossier",
        first=day,
        last=max(day, last),
        summary=harmless(f"{who}: {why}"),
        description="\n".join(harmless(line) for line in lines if line),
        category=_(SOURCES[each.due.kind].label),
        at=moment(session, day, at) if at and last <= day else None,
        rule=whole_rule(repeated.every, repeated.first) if repeated else "",
    )
