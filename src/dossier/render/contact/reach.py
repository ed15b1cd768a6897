"""The voice of the verdict on channel and hour: write or call, and when."""

from collections.abc import Mapping
from datetime import date

from dossier.i18n import N_, _
from dossier.records.catalogue import catalogue
from dossier.records.contact.reach import ANNOUNCED, APART, CALL, MAIL, NEXT, NO, NOW, SHUT, Hours, Reach
from dossier.records.known import Known
from dossier.render.country.clock import Clock
from dossier.render.page import Line, Piece, joined, line
from dossier.render.words import Setting, choice, fact_line, visible, weekday
from dossier.values.listed import behind, phrased

_LABELS = (
    ("contact.written_english", N_("writes: ")), ("contact.spoken_english", N_("speaks: ")),
    ("contact.preferred_channel", N_("prefers: ")),
)  # fmt: skip


def channel_line(reach: Reach, facts: Mapping[str, Known], setting: Setting) -> Line:
    """Return what is noted of the channels with the verdict behind it: `speaks: poor · prefers: call → write, do not phone`."""
    noted = []
    for key, words in _LABELS:
        known, entry = facts.get(key), catalogue.by_key()[key]
        if known is not None and visible(entry, known, setting):
            noted.append(line(Piece(_(words), "muted"), *fact_line(entry, known, setting)))
    arrow = "  → " if noted else ""
    return line(*joined(noted), Piece(arrow + verdict(reach, setting.today), _style(reach)))


def _style(reach: Reach) -> str:
    return "bad" if reach.phone == NO else "good" if reach.when == NOW else "strong"


def verdict(reach: Reach, today: date | None) -> str:
    """Return the one sentence on channel and hour."""
    said = _how(reach, today)
    if reach.fasting and reach.phone != NO:
        said = _("{verdict}; they fast: better before noon there").format(verdict=said)
    if not reach.is_tried:
        said = _("{verdict}; how they speak is not known").format(verdict=said)
    return said + (behind(_("(a guess)")) if reach.is_guess else "")


def _how(reach: Reach, today: date | None) -> str:
    app = "" if reach.by in {CALL, MAIL} else choice(catalogue.by_key()["contact.preferred_channel"].choices, reach.by)
    if reach.phone == NO:
        if app:
            return _("write on {app}, do not phone").format(app=app)
        return _("write in plain words, do not phone") if reach.plainly else _("write, do not phone")
    if reach.phone == ANNOUNCED:
        return _("write a mail; announce a call before you ring")
    if app:
        call = _call(reach, today) if reach.when in {NOW, NEXT} else ""
        return _("{app}, or {call}").format(app=app, call=call) if call else _("write on {app}").format(app=app)
    return _call(reach, today)


def _call(reach: Reach, today: date | None) -> str:
    if reach.when == NOW and reach.hours is not None:
        return _("call now, until {time} your time").format(time=f"{reach.hours[1]:%H:%M}")
    if reach.when == NEXT and reach.hours is not None:
        return _("call {when} your time").format(when=_hours(reach.hours, today))
    if reach.when == APART:
        return _("write, or agree on a time to call")
    if reach.when == SHUT:
        return _("write: they are closed for the next two weeks")
    return _("write first: no city is known, so no hour to call")


def _hours(hours: Hours, today: date | None) -> str:
    first, last = hours
    day = "" if today is None or first.date() == today else f"{weekday(first.date())} "
    return f"{day}{first:%H:%M}–{last:%H:%M}"


def there_line(reach: Reach, clock: Clock, opening: Line, today: date) -> Line:
    """Return the clock there, whether the office is open, and for a letter when it is read; `opening` says how it stands."""
    hour: Line = ()
    if reach.phone != "yes" and reach.when == NEXT and reach.hours is not None:
        first = reach.hours[0]
        day = "" if first.date() == today else f"{weekday(first.date())} "
        hour = line(_("read from {time} your time").format(time=f"{day}{first:%H:%M}"))
    if reach.when == APART and reach.hours is not None:
        hour = line(_("their hours are {hours} your time").format(hours=_hours(reach.hours, today)))
    return joined((line(clock.times), hour, opening, line(Piece(clock.remark, "muted"))))


def in_short(reach: Reach, clock: Clock | None, today: date) -> str:
    """Return the clock there and the verdict, as briefly as a line of the morning needs them."""
    said = verdict(reach._replace(is_tried=True), today)
    if clock is None:
        return said
    there = _("{clock} there").format(clock=clock.times)
    words = _("often shut: {name}") if clock.by_custom else _("holiday: {name}")
    holiday = words.format(name=clock.holiday) if clock.holiday else ""
    return phrased(part for part in (there, holiday, said) if part)
