"""The morning in the lines of one screen: which things and which holidays get room, counted in lines as wrapped."""

from collections.abc import Sequence
from typing import NamedTuple

from dossier.advice.agenda import rank
from dossier.app.country import closures
from dossier.app.session import Session
from dossier.records.agenda.agenda import Reminder
from dossier.records.country.closures import Closure, KeptByClients
from dossier.render.agenda.morning import Hints, morning_page
from dossier.render.agenda.screen import screen_page
from dossier.render.country.closures import row_of
from dossier.render.media.layout import laid_out
from dossier.render.page import Page
from dossier.render.words import Setting

Feast = Closure | KeptByClients
"""A holiday of a country, or a feast that clients keep by their religion."""
NEAR_HOLIDAYS = 3
"""Holidays that get room before what is due on another day."""


class Room(NamedTuple):
    """The lines and the columns that a page may take."""

    rows: int
    columns: int


class Seen(NamedTuple):
    """A morning as it was read, and the day and hour it was read for."""

    reminders: list[Reminder]
    unread: int
    setting: Setting

    @property
    def pressing(self) -> int:
        """Return 1 if something waits now or today, else 0."""
        return int(any(each.group in {"now", "today"} for each in self.reminders))


def on_a_screen(session: Session, seen: Seen, calendar: closures.Ahead, hints: Hints, room: Room, most: int) -> Page:
    """Return the page with as much as fits, at most `most` things: what is late, today, the next holidays, then the rest."""
    if not seen.reminders:
        section = closures.of_morning(session, calendar, seen.setting, everything=False)
        return morning_page((), (), seen.unread, seen.setting, hints, section)
    feasts: tuple[Feast, ...] = (*calendar.faithful, *calendar.closures)
    order = _order(seen, feasts[: int(session.settings.get("remind.holiday_lines"))], most)

    def page(number: int) -> Page:
        chosen = {id(each) for each in order[:number]}
        shown = [each for each in seen.reminders if id(each) in chosen]
        hidden = [each for each in seen.reminders if id(each) not in chosen]
        rows = [row_of(each, seen.setting) for each in feasts if id(each) in chosen]
        return screen_page(shown, hidden, seen.unread, rows, len(feasts) - len(rows), seen.setting, hints, room.columns)

    number = min(len(order), room.rows)
    while number > 1 and len(laid_out(page(number), room.columns)) > room.rows:
        number -= 1
    return page(number)


def _order(seen: Seen, feasts: Sequence[Feast], most: int) -> list[Reminder | Feast]:
    """Return what gets room first: nothing that is late or for today gives way to anything that is not."""
    today = seen.setting.today
    things = rank.by_urgency(seen.reminders, today)[:most]
    late = [each for each in things if rank.is_late(each, today)]
    rest = things[len(late) :]
    now = [each for each in rest if each.group == "today"]
    later = [each for each in rest if each.group != "today"]
    return [*late, *now, *feasts[:NEAR_HOLIDAYS], *later, *feasts[NEAR_HOLIDAYS:]]
