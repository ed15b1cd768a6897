"""The morning: what is due, ranked, each with who, why, the last touch and the command that acts."""

import sqlite3
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from dossier.advice.agenda import rank
from dossier.app.agenda import morning
from dossier.app.agenda.screen import Room, Seen, on_a_screen
from dossier.app.answer import Answer
from dossier.app.book import apart
from dossier.app.country import closures
from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import NotFoundError
from dossier.i18n import _
from dossier.read.find.who import exists
from dossier.records.agenda.agenda import Reminder
from dossier.records.ref import Ref, read_ref
from dossier.render.agenda import morning as view
from dossier.render.page import Page
from dossier.render.words import Setting
from dossier.values.when import parse_when

if TYPE_CHECKING:
    from dossier.render.shapes.agenda import HowMany, Morning
    from dossier.render.shapes.agenda import Reminder as ReminderShape

LINES_IN_A_PIPE = 20
ROWS_AROUND = 2
"""Rows of the screen that are the shell's: the command that was typed, and the prompt after it."""
SURE_TO_BE_SHOWN = 120
"""Clients that are weighed with all that is known of them where only one screen is asked for."""


class Look(NamedTuple):
    """From which day to look and how far; `rows` and `columns` are the screen's, if there is one.

    `everything`: not only one screen. `whole`: weigh every client, as a program that reads them all needs it.
    """

    on: str | None = None
    days: int | None = None
    everything: bool = False
    whole: bool = False
    rows: int | None = None
    columns: int = 80


def remind(session: Session, look: Look) -> Answer:
    """Return the morning on one screen, or all of it."""
    with session.living() as connection:
        apart.said(session, connection, remember=True)
        seen = gathered(session, connection, look)
    return Answer(page=lambda: _page(session, seen, look), shape=lambda: _shape(session, seen), exit_code=seen.pressing)


def count(session: Session, look: Look) -> Answer:
    """Return how many wait now and are due today, on one line; nothing when there are none."""
    with session.living() as connection:
        seen = gathered(session, connection, look)
    words = {"now": _("{n} now"), "today": _("{n} today")}
    groups = Counter(each.group for each in seen.reminders)
    numbers: HowMany = {"now": groups["now"], "today": groups["today"]}
    said = " · ".join(text.format(n=groups[group]) for group, text in words.items() if groups[group])
    return Answer((said,) if said else (), shape=lambda: numbers, exit_code=seen.pressing)


def one(session: Session, text: str, look: Look) -> Answer:
    """Return one reminder, or all of a client, with the weight and the reason of each."""
    with session.living() as connection:
        seen = gathered(session, connection, look._replace(whole=True))
        found = _of(session, connection, seen.reminders, text)

    def page() -> Page:
        from dossier.app.agenda.one_client import expanded_page

        with session.living() as connection:
            return expanded_page(session, connection, found, seen.setting)

    return Answer(page=page, shape=lambda: [_row(each, seen.setting) for each in found])


def gathered(session: Session, connection: sqlite3.Connection, look: Look) -> Seen:
    """Return the morning of a day."""
    on = parse_when(look.on, session.today) if look.on else session.today
    now = session.now.replace(year=on.year, month=on.month, day=on.day)
    weighed = None if look.whole or look.everything else SURE_TO_BE_SHOWN
    reminders, unread = morning.gather(session, connection, on, look.days, weighed)
    return Seen(reminders, unread, session.setting()._replace(now=now))


def _page(session: Session, seen: Seen, look: Look) -> Page:
    with session.living() as connection:
        calendar = closures.ahead(session, connection, seen.setting.today)
        hints = morning.hints(session, connection, seen.setting.now)
        wanted = int(session.settings.get("remind.lines"))
        if look.rows is not None and not look.everything:
            room = Room(look.rows - ROWS_AROUND, look.columns)
            return on_a_screen(session, seen, calendar, hints, room, wanted or room.rows)
        most = None if look.everything else wanted or LINES_IN_A_PIPE
        urgent = {id(each) for each in rank.by_urgency(seen.reminders, seen.setting.today)[:most]}
        shown = [each for each in seen.reminders if id(each) in urgent]
        hidden = [each for each in seen.reminders if id(each) not in urgent]
        feasts = closures.of_morning(session, calendar, seen.setting, everything=look.everything)
        return view.morning_page(shown, hidden, seen.unread, seen.setting, hints, feasts)


def _of(session: Session, connection: sqlite3.Connection, reminders: list[Reminder], text: str) -> list[Reminder]:
    ref = read_ref(text)
    found = [each for each in reminders if ref is not None and each.due.ref == str(ref)]
    if not found:
        is_thing = ref is not None and ref.letter not in "cod"
        client = ref if ref and is_thing else named.client(session, connection, text, named.ANYTHING)
        named.there(client if exists(connection, client) else None, client, client.kind.label)
        found = [each for each in reminders if _concerns(each, client)]
    if not found:
        further = f"dossier remind --days 90 {text[:60]}"
        raise NotFoundError(
            _("Nothing of {who} is due in these days.").format(who=text[:60]),
            _("Look further: {command}").format(command=further),
        )
    return found


def _concerns(each: Reminder, client: Ref) -> bool:
    owner = {"c": each.who.contact_id, "o": each.who.company_id, "d": each.due.deal_id}
    return owner.get(client.letter) == client.id


def _shape(session: Session, seen: Seen) -> "Morning":
    with session.living() as connection:
        calendar = closures.ahead(session, connection, seen.setting.today)
    return {
        "on": seen.setting.today,
        "reminders": [_row(each, seen.setting) for each in seen.reminders],
        "unread": seen.unread,
        "holidays": calendar.closures,
        "holidays_missing": [{"country": country, "year": year} for country, year in calendar.missing],
    }


def _row(each: Reminder, setting: Setting) -> "ReminderShape":
    """Return a reminder as JSON has it."""
    return {
        "ref": each.due.ref,
        "kind": each.due.kind,
        "due_on": each.due.due_on,
        "act_on": each.on,
        "moved_by": each.moved_by or None,
        "days_late": (setting.today - each.due.due_on).days,
        "group": each.group,
        "at": each.due.at,
        "text": each.due.text,
        "detail": each.due.detail,
        "contact": each.who.name or None,
        "contact_ref": f"c{each.who.contact_id}" if each.who.contact_id is not None else None,
        "company": each.who.company,
        "company_ref": f"o{each.who.company_id}" if each.who.company_id is not None else None,
        "country": each.who.country,
        "last_touch_on": each.who.last_touch_on,
        "last_text": each.who.last_text,
        "rhythm": each.rhythm,
        "score": each.score,
        "reasons": [f"{part.reason} {part.points:+d}" for part in each.parts],
        "command": each.command,
    }
