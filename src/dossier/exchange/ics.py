"""Calendar files (RFC 5545) that other calendars read; the same thing keeps its UID, so that a second import updates it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from dossier.values.when import later

HALF_AN_HOUR = timedelta(minutes=30)
"""How long a call is taken to last."""


class Event(NamedTuple):
    """A whole day, or several up to and with `last`; one that is `cancelled` leaves the calendar that has it.

    `at` is the instant of one that has an hour: half an hour of that day, in UTC, so that every calendar shows its own.
    `rule` is by which it comes again (RRULE), empty for one that does not.
    """

    uid: str
    first: date
    last: date
    summary: str
    description: str = ""
    category: str = ""
    cancelled: bool = False
    at: datetime | None = None
    rule: str = ""


def sequence_at(now: datetime) -> int:
    """Return a number that grows with each writing: each is a newer version of all that is in it. Minutes since 2020."""
    return int((now - datetime(2020, 1, 1)).total_seconds()) // 60


def calendar(events: Iterable[Event], name: str, now: datetime, sequence: int | None = None) -> bytes:
    """Return a calendar in UTF-8; `now` is the local time at which it is written.

    `sequence` is the number of this writing, that of `now` if left out.
    """
    from icalendar import (
        Calendar,  # only a calendar pays for it
        vRecur,
    )
    from icalendar import Event as Entry

    made = Calendar()
    made.add("prodid", "-//dossier//dossier//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    number = sequence_at(now) if sequence is None else sequence
    stamp = now.astimezone().astimezone(tz=UTC)
    for each in events:
        entry = Entry()
        entry.add("uid", each.uid)
        entry.add("dtstamp", stamp)
        entry.add("sequence", number)
        entry.add("dtstart", each.at.astimezone(UTC) if each.at else each.first)
        entry.add("dtend", each.at.astimezone(UTC) + HALF_AN_HOUR if each.at else later(each.last, 1))
        entry.add("summary", each.summary)
        entry.add("transp", "OPAQUE" if each.at else "TRANSPARENT")
        if each.rule:
            entry.add("rrule", vRecur.from_ical(each.rule))
        if each.cancelled:
            entry.add("status", "CANCELLED")
        if each.description:
            entry.add("description", each.description)
        if each.category:
            entry.add("categories", [each.category])
        made.add_component(entry)
    return bytes(made.to_ical())
