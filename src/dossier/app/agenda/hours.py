"""A day with its hour for something planned: on our clock, as it is kept, and on the client's, as it is told."""

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dossier.app.find import archived
from dossier.app.session import Session
from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.read.country.whereabouts import whereabouts_of
from dossier.records.declared import RecordKind
from dossier.records.ref import Ref
from dossier.render.words import day, weekday
from dossier.values.hour import Hour, split_hour
from dossier.values.when import parse_when
from dossier.world.place import place
from dossier.world.zones import zone as zone_of


class Planned(NamedTuple):
    """A day and, where it was said, the hour of it on our clock; `there` is the same on the client's, for a sentence."""

    on: date
    at: str | None = None
    there: str = ""

    def told(self, today: date) -> str:
        """Return the day with its hour in words: `Tue 24 Nov 15:00 (08:00 there)`."""
        words = f"{weekday(self.on)} {day(self.on, today)}"
        return words + (f" {self.at}" if self.at else "") + self.there


def planned(session: Session, connection: sqlite3.Connection | None, client: Ref | None, words: str) -> Planned:
    """Return the day and hour that words mean; their time is turned into ours, a time without a day is of today.

    Raises InvalidValueError for no date, and for their time where their clock is not known; RefusedError where they are archived.
    """
    archived.refuse(connection, client, session.today)
    said, hour = split_hour(words)
    on = parse_when(said or "today", session.today)
    if hour is None:
        return Planned(on)
    theirs, ours = _zone_of(connection, client), _ours(session)
    if hour.theirs and theirs is None:
        raise InvalidValueError(
            _("Their clock is not known."),
            _("Note it: dossier set WHO time_zone=Europe/Berlin — or say the hour in ours."),
        )
    here = _moment(on, hour, theirs if hour.theirs else ours).astimezone(ours)
    if theirs is None:
        return Planned(here.date(), f"{here:%H:%M}")
    there = here.astimezone(theirs)
    their_day = f"{weekday(there.date())} " if there.date() != here.date() else ""
    return Planned(here.date(), f"{here:%H:%M}", _(" ({hour} there)").format(hour=f"{their_day}{there:%H:%M}"))


def apart(
    session: Session, connection: sqlite3.Connection | None, client: Ref | None, kind: RecordKind,
    typed: Mapping[str, str], on: date | None = None,
) -> dict[str, str]:  # fmt: skip
    """Return fields as typed with a day and its hour each in its own, both on our clock; `on` is the day that stands.

    Raises InvalidValueError as `planned` does.
    """
    at = kind.field("at")
    if connection is None or kind.day is None or at is None or at.type != "hour":
        return dict(typed)
    words = " ".join(filter(None, (typed.get(kind.day) or (on.isoformat() if on else None), typed.get("at"))))
    if not {kind.day, "at"} & typed.keys() or split_hour(words)[1] is None:
        return dict(typed)
    when = planned(session, connection, client, words)
    return {**typed, kind.day: when.on.isoformat(), "at": when.at or ""}


def moment(session: Session, on: date, at: str) -> datetime:
    """Return an hour of ours as an instant."""
    return _moment(on, Hour(time.fromisoformat(at)), _ours(session))


def _moment(on: date, hour: Hour, zone: ZoneInfo | None) -> datetime:
    made = datetime.combine(on, hour.at)
    return made.replace(tzinfo=zone) if zone else made.astimezone()


def _ours(session: Session) -> ZoneInfo | None:
    name = session.settings.zone()
    return zone_of(name) if name else None


def _zone_of(connection: sqlite3.Connection | None, client: Ref | None) -> ZoneInfo | None:
    """Return the zone of the client's clock; None where only the clock of the country's business centre is known."""
    if connection is None or client is None:
        return None
    where = whereabouts_of(connection, client)
    spot = place(where.country, where.time_zone, where.city, where.phones)
    return zone_of(spot.zone) if spot.zone and spot.by != "centre" else None
