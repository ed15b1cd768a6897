"""A round of visits kept in the book: a visit at each client, and what to do before and after it, in one operation."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from dossier.advice.country.trip import errands, visit_days
from dossier.app.answer import Answer
from dossier.app.session import Session
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import _, ngettext, translated
from dossier.read.country.trip import visits_to_come
from dossier.read.find.who import label
from dossier.records.contact.person import VISIT_DIRECTIONS, Visit
from dossier.records.country.country import CLOSED, Holiday
from dossier.records.country.trip import RankedClient, Stop
from dossier.records.proposals import AddRecord, PlanFollowUp
from dossier.records.reading import own_name
from dossier.records.ref import Ref
from dossier.render.words import choice, day, enumerated, strung, weekday
from dossier.values.listed import aside
from dossier.world import countries

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Planned(NamedTuple):
    """A visit to be written: whom to see, when and where; `day_off` names the feast of a day that could not be avoided."""

    person: Ref
    name: str
    on: date
    place: str | None
    day_off: str


def keep(
    session: Session, connection: sqlite3.Connection, title: str, days: tuple[date, date] | None, stops: Sequence[Stop]
) -> Answer:
    """Write the visits of a round with their follow-ups; those of the same title that are in the book already stay.

    Raises WrongUsageError without days, InvalidValueError for days gone by, and asks (or refuses) where somebody at a client
    has another visit within the round.
    """
    if days is None:
        raise WrongUsageError(_("A round is kept with its days."), _("Give both: --from 2027-04-06 --to 2027-04-16"))
    if days[0] < session.today:
        raise InvalidValueError(_("A round that is kept lies ahead."), _("Name a first day to come."), field="from")
    title = own_name(title, field=_("title"), limit=200)
    coming = {each.client.company_id: visits_to_come(connection, each.client.company_id, session.today)
              for stop in stops for each in stop.clients}  # fmt: skip
    kept = {number for number, visits in coming.items() if any(visit.purpose == title for visit in visits)}
    fresh = [each for stop in stops for each in _planned(connection, stop, kept)]
    nobody = [each.client.name for stop in stops for each in stop.clients if not each.client.people]
    if fresh:
        _ask_of_others(session, [visit for number in coming.keys() - kept for visit in coming[number]], days)
    notes = [_("{name}: nobody is known there, no visit was written.").format(name=name) for name in nobody]
    notes += [_("{n} of this round stand in the book already.").format(n=len(kept))] if kept else []
    if not fresh:
        return Answer((_("Nothing to write for “{title}”.").format(title=title),), notes=tuple(notes))
    with session.writing("trip") as tx:
        lines = [_written(tx, session, title, each) for each in fresh]
        count = ngettext("{n} visit", "{n} visits", len(lines)).format(n=len(lines))
        head = tx.say(
            _("Kept the round “{title}”: {visits}, with what to do before and after.").format(title=title, visits=count)
        )
    holidays = tuple(_holidays(stops))
    return Answer((head, *lines, *holidays), next="dossier list visits", written=True, notes=tuple(notes))


def _planned(connection: sqlite3.Connection, stop: Stop, kept: set[int]) -> Iterator[Planned]:
    """Yield the visits of a stop: its clients share its working days in their order."""
    mine = [each for each in stop.clients if each.client.people]
    if not mine or stop.first is None or stop.last is None:
        return
    off = _days_off(stop, stop.first, stop.last)
    for each, on in zip(mine, visit_days(stop.first, stop.last, len(mine), off), strict=True):
        if each.client.company_id not in kept:
            yield Planned(
                Ref("c", each.client.people[0]), _who(connection, each), on, each.client.city, off.get(on, "")
            )


def _who(connection: sqlite3.Connection, each: RankedClient) -> str:
    name = label(connection, Ref("c", each.client.people[0]))
    return f"{name} · {each.client.name}"


def _days_off(stop: Stop, first: date, last: date) -> dict[date, str]:
    """Return the days of a stop on which nobody works there, each with its name: of the weekend or of the holiday."""
    country = countries.of(stop.country)
    weekend = country.weekend if country else ()
    days = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    off = {on: weekday(on) for on in days if _WEEKDAYS[on.weekday()] in weekend}
    for holiday in stop.holidays or ():
        if holiday.kind in CLOSED:
            off |= {on: _named(holiday) for on in days if holiday.on_date <= on <= (holiday.until or holiday.on_date)}
    return off


def _ask_of_others(session: Session, visits: Sequence[Visit], days: tuple[date, date]) -> None:
    """Ask where somebody at a client has a visit within the days of the round."""
    within = [each for each in visits if each.on_date <= days[1] and (each.until or each.on_date) >= days[0]]
    if within:
        named = enumerated(
            f"{each.contact_name} {day(each.on_date, session.today)} {choice(VISIT_DIRECTIONS, each.direction)}"
            + aside(f"v{each.id}")
            for each in within
        )
        session.sure(
            _("There are visits in these days already: {visits}. Write the round beside them?").format(visits=named)
        )


def _written(tx: "Transaction", session: Session, title: str, planned: Planned) -> str:
    """Write one visit with its follow-ups and return the line that says so."""
    from dossier.write import record
    from dossier.write.contact import touch
    from dossier.write.transaction import record_id

    values = {"direction": "to_them", "on_date": planned.on, "place": planned.place, "purpose": title}
    visit = record.add(tx, AddRecord("visit", planned.person, values))
    when = f"{weekday(planned.on)} {day(planned.on, session.today)}"
    due = errands(planned.on, session.today)
    plans = [(_("ask for an appointment"), due.ask_on), (_("confirm day, hour and who will be there"), due.confirm_on),
             (_("thank them, and send what was promised"), due.thank_on)]  # fmt: skip
    told = []
    for what, on in plans:
        if on is not None:
            text = _("{title}, {when}: {what}").format(title=title, when=when, what=what)
            ref = record_id(touch.follow(tx, planned.person, PlanFollowUp(text, on)))
            told.append(_("{when} {what} (f{id})").format(what=what, when=day(on, planned.on), id=ref))
    off = _(" ({day}: a day off there)").format(day=planned.day_off) if planned.day_off else ""
    form = _("{when} · {who} · {visit}: {plans}")
    return form.format(when=when + off, who=planned.name, visit=visit, plans=strung(told))


def _holidays(stops: Sequence[Stop]) -> Iterator[str]:
    """Yield the holidays on the way, and the stops of which no calendar is in the book."""
    for stop in stops:
        name = countries.name(stop.country)
        if stop.holidays is None:
            yield _("{country}: nothing is noted of the holidays there.").format(country=name)
        elif found := [each for each in stop.holidays if each.kind in CLOSED]:
            days = enumerated(f"{day(each.on_date)} {_named(each)}" for each in found)
            yield _("{country}: holidays on the way: {days}.").format(country=name, days=days)


def _named(holiday: Holiday) -> str:
    return translated(holiday, "name")
