"""A round of visits prepared: clients per stop, days off, whom to see, what to bring; kept in the book if that is asked for."""

import sqlite3
from datetime import date
from typing import NamedTuple

from dossier.advice.contact.card import card
from dossier.advice.country.trip import days_for, ranked
from dossier.app.advice import counsel
from dossier.app.answer import Answer, Shape
from dossier.app.country import closures, trip_plan
from dossier.app.session import Session
from dossier.errors import InvalidValueError, WrongOrderError
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.read.country.holidays import between
from dossier.read.country.trip import trip_clients
from dossier.records.country.country import Holiday
from dossier.records.country.trip import RankedClient, Stop
from dossier.render.country.trip import Call, trip_page
from dossier.render.page import Page
from dossier.values.when import parse_when
from dossier.world import countries
from dossier.world.guidance import guidance

LOG_FOR_JUDGEMENT = 200


class Trip(NamedTuple):
    """A round as it is asked for: the stops in the order of the way, the days in words, and how many clients a stop."""

    title: str
    stops: str
    first: str | None = None
    last: str | None = None
    most: int = 5
    keep: bool = False


def trip(session: Session, request: Trip) -> Answer:
    """Return the round: clients ranked by stars, deals, closeness and silence, with the card of each."""
    words = request.stops.replace("，", ",").replace("、", ",").split(",")
    codes = list(dict.fromkeys(countries.read(each) for each in words if each.strip()))
    if not codes:
        raise InvalidValueError(_("A round needs at least one stop."), _("For example: --stops NL,DE,FR"))
    days = _days(session, request.first, request.last)
    with session.living() as connection:
        found = _stops(session, connection, codes, days, request.most)
        if request.keep:
            return trip_plan.keep(session, connection, request.title, days, found)

    def page() -> Page:
        with session.living() as connection:
            clients = [each for stop in found for each in stop.clients]
            calls = {each.client.company_id: _call(session, connection, each) for each in clients}
            noted = {code: read.facts_about_country(connection, code) for code in codes}
        guides = {code: guide for code in codes if (guide := guidance(code, noted[code])) is not None}
        return trip_page(request.title, days, found, calls, guides, session.setting())

    first, last = days or (None, None)

    def shape() -> Shape:
        from dossier.render.shapes import country, keys

        return keys.row(country.Trip, {"title": request.title, "from": first, "to": last, "stops": found})

    hint = (_("To write the visits and what to do for them into the book, add --keep."),) if days else ()
    return Answer(page=page, shape=shape, notes=hint)


def _days(session: Session, first: str | None, last: str | None) -> tuple[date, date] | None:
    """Return the first and last day, or None where no day is set; raises InvalidValueError for only one or the wrong order."""
    if first is None and last is None:
        return None
    if first is None or last is None:
        raise InvalidValueError(
            _("A round has a first and a last day."), _("Give both: --from 2027-04-06 --to 2027-04-16")
        )
    start = parse_when(first, session.today)
    end = parse_when(last, start)
    if end < start:
        raise WrongOrderError(_("The last day"), _("the first day"))
    return start, end


def _stops(
    session: Session, connection: sqlite3.Connection, codes: list[str], days: tuple[date, date] | None, most: int
) -> tuple[Stop, ...]:
    today, on = session.today, days[0] if days else session.today
    clients = [ranked(trip_clients(connection, code, today), today, on)[:most] for code in codes]
    spans = days_for(*days, [len(each) for each in clients]) if days else ((None, None),) * len(codes)
    return tuple(
        Stop(code, begin, end, mine, _holidays(connection, code, *days) if days else None)
        for code, mine, (begin, end) in zip(codes, clients, spans, strict=True)
    )


def _holidays(connection: sqlite3.Connection, code: str, first: date, last: date) -> tuple[Holiday, ...] | None:
    """Return the days off on the way, or None if a year of the round is not in the book for this country."""
    if closures.missing(connection, (code,), {first.year, last.year}):
        return None
    return tuple(day for day in between(connection, (code,), first, last) if not closures.is_source(day))


def _call(session: Session, connection: sqlite3.Connection, ranked_client: RankedClient) -> Call | None:
    """Return whom to see at a client and that person's card; None for a firm without anybody."""
    people = ranked_client.client.people
    found = read.of_contact(connection, people[0], log=LOG_FOR_JUDGEMENT) if people else None
    if found is None:
        return None
    made = card(found, session.today, counsel.rules(session), counsel.around(session, found, connection))
    return Call(
        found, made.power, made.mood, made.speech, made.promises, tuple(point.text for point in made.talk),
        tuple(gap.asked for gap in made.ask), made.avoid.text if made.avoid is not None else "",
    )  # fmt: skip
