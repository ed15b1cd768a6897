"""Names worked out from the calendar: the holidays of the country, and the feasts and the fast that this person keeps."""

from collections.abc import Mapping

from dossier.advice.country import calendar
from dossier.advice.country.closures import short
from dossier.advice.playbook.scene import Finder, Scene, Value, from_record
from dossier.i18n import translated
from dossier.records.country.country import SEASON
from dossier.records.country.feast import Kept


def _value(scene: Scene, name: str, kept: Kept | None, *, until_end: bool = False) -> Value | None:
    """Return the days until a feast begins (0 while it lasts) or until it ends; the noted religion is a reason of it."""
    if kept is None:
        return None
    day = kept.last if until_end else kept.first
    shown = translated(kept, "name")
    found = from_record(name, max(0, (day - scene.today).days), day, shown)
    faith = scene.fact("contact.religion") if kept.own else None
    return Value(found.value, found.reasons + (faith.reasons if faith else ()))


def _fast(scene: Scene) -> Kept | None:
    return calendar.fast(scene.dossier, scene.today, scene.around)


def _ramadan(scene: Scene) -> Value | None:
    return _value(scene, "calendar.ramadan_days", _fast(scene))


def _begins(scene: Scene) -> Value | None:
    fast = _fast(scene)
    return _value(scene, "calendar.fast_begins", fast) if fast and fast.first > scene.today else None


def _left(scene: Scene) -> Value | None:
    fast = _fast(scene)
    lasts = fast is not None and fast.first <= scene.today
    return _value(scene, "calendar.fast_left", fast, until_end=True) if lasts else None


def _whose(scene: Scene) -> Value | None:
    fast = _fast(scene)
    found = scene.get("calendar.fast_left") or scene.get("calendar.fast_begins")
    return Value("yes" if fast.own else "no", found.reasons) if fast and found else None


def _there(scene: Scene) -> Value | None:
    fast = _fast(scene)
    found = scene.get("calendar.fast_left") or scene.get("calendar.fast_begins")
    return Value("yes" if calendar.is_there(fast, scene.around) else "no", found.reasons) if fast and found else None


def _feast(scene: Scene) -> Value | None:
    return _value(scene, "calendar.feast_days", calendar.greetable(scene.dossier, scene.today, scene.around))


def _holiday(scene: Scene) -> Value | None:
    """Return the days until the next day off there; a season such as Ramadan, in which people work, is none."""
    days = [day for day in scene.around.holidays if day.kind != SEASON and (day.until or day.on_date) >= scene.today]
    if not days:
        return None
    first = min(days, key=lambda day: day.on_date)
    shown = short(translated(first, "name"))
    return from_record("calendar.holiday_days", max(0, (first.on_date - scene.today).days), first.on_date, shown)


CALENDAR_NAMES: Mapping[str, Finder] = {
    "calendar.ramadan_days": _ramadan,
    "calendar.fast_begins": _begins,
    "calendar.fast_left": _left,
    "calendar.fast_known": _whose,
    "calendar.fast_there": _there,
    "calendar.feast_days": _feast,
    "calendar.holiday_days": _holiday,
}
