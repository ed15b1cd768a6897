"""The voice of the clock: what time it is there, whether to call now, and when best."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from dossier.i18n import _
from dossier.render.page import Line, Piece, joined, line
from dossier.render.words import day, span, weekday

WEEK = 7
"""Days from which a weekday alone would be taken for the next one."""


class Clock(NamedTuple):
    """What the view says about the client's time.

    `call` is the next time to telephone and `theirs` their office hours, both in our own time.
    """

    times: str
    office: bool
    weekend: bool
    opens_in: timedelta | None
    remark: str = ""
    lunch: bool = False
    holiday: str = ""
    call: tuple[datetime, datetime] | None = None
    theirs: tuple[datetime, datetime] | None = None
    today: date | None = None
    rings: bool = False
    """Whether both they and we are at work now."""
    by_custom: bool = False
    """Whether `holiday` is only a closure by custom."""
    some_until: str = ""
    """On a day of rest, until when some offices are open by custom."""


def clock_line(clock: Clock) -> Line:
    """Return the time there, whether offices are open, and when to call."""
    some = (
        _("some offices there are open on Saturday until {hour}").format(hour=clock.some_until)
        if clock.some_until
        else ""
    )
    return joined((line(clock.times), opening(clock), some, _when(clock), line(Piece(clock.remark, "muted"))))


def opening(clock: Clock) -> Line:
    """Return whether the office is open there, and when it will be."""
    if clock.holiday and clock.by_custom:
        return line(Piece(_("many offices there are shut today: {name}").format(name=clock.holiday), "warn"))
    if clock.holiday:
        return line(Piece(_("today is a holiday there: {name}").format(name=clock.holiday), "bad"))
    if clock.office:
        return line(Piece(_("office open"), "good"))
    if clock.lunch:
        return line(Piece(_("lunch break there"), "warn"))
    if clock.opens_in is None:
        return ()
    hours = clock.opens_in.total_seconds() / 3600
    words = span(round(hours / 24)) if hours >= 36 else _("{n} h").format(n=max(1, round(hours)))
    opens = _("opens in {span}").format(span=words)
    return line(Piece((_("weekend, ") if clock.weekend else _("office closed, ")) + opens, "warn"))


def _when(clock: Clock) -> Line:
    if clock.call is not None:
        return call_line(clock.call, clock.today, now=clock.rings)
    if clock.theirs is not None:
        first, last = clock.theirs
        text = _("their hours are {first}–{last} your time").format(first=f"{first:%H:%M}", last=f"{last:%H:%M}")
        return line(Piece(text, "muted"))
    return ()


def call_line(call: tuple[datetime, datetime], today: date | None, *, now: bool) -> Line:
    """Return when to telephone, in our own time."""
    first, last = call
    if now:
        return line(Piece(_("until {time} your time").format(time=f"{last:%H:%M}"), "good"))
    when = "" if today is None or first.date() == today else f"{weekday(first.date())} "
    if today is not None and (first.date() - today).days >= WEEK:
        when += f"{day(first.date(), today)} "
    text = _("best {when} your time").format(when=f"{when}{first:%H:%M}–{last:%H:%M}")
    return line(Piece(text))
