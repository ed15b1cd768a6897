"""What a planned day meets: a feast or the fast of the person, a day off there or here, a weekend."""

from collections.abc import Iterable, Iterator
from datetime import date

from dossier.advice.country import calendar
from dossier.advice.country.closures import short
from dossier.i18n import N_, translated
from dossier.records.agenda.occasion import Step
from dossier.records.country.country import CLOSURE, SEASON, Holiday
from dossier.records.country.feast import FAST, WISH, Kept
from dossier.records.dossier import Dossier
from dossier.values.day_words import day

_FEAST, _MOON = N_("{day} is {name} for {who}"), N_("{day} (±1 day, by the moon) is {name} for {who}")
_FAST = N_("{name} until {day}: no meal or drink by day, eat together after sunset")
_THERE, _HERE = N_("{day} is a day off there ({name})"), N_("{day} is a day off with us ({name})")


def collisions(dossier: Dossier, first: date, last: date, today: date, around: calendar.Calendars) -> tuple[Step, ...]:
    """Return what speaks against the days from `first` to `last`, what touches the person most first."""
    who = dossier.contact.name if dossier.contact is not None else dossier.title
    own = [each for each in calendar.kept(dossier, today, around) if each.first <= last and each.last >= first]
    kept = [each for each in own if each.kind != WISH and (each.own or each.kind == FAST)]
    found = [_of_feast(each, max(each.first, first), who, today) for each in kept]
    met = {each.first for each in own if each.own and each.kind != FAST}
    there = [each for each in around.holidays if each.kind != SEASON and each.on_date not in met]
    return (
        *found,
        *_days_off(there, (first, last), today, _THERE),
        *_days_off(around.ours, (first, last), today, _HERE),
    )


def _of_feast(kept: Kept, met: date, who: str, today: date) -> Step:
    spoken = translated(kept, "name")
    if kept.kind == FAST:
        until = day(kept.last, today)
        return Step(_FAST, (("name", spoken), ("day", until)), brief=N_("{name} until {day}"), clash=True)
    text = _MOON if kept.computed else _FEAST
    return Step(text, (("name", spoken), ("day", day(met, today)), ("who", who)), brief="{name}", clash=True)


def _days_off(days: Iterable[Holiday], span: tuple[date, date], today: date, text: str) -> Iterator[Step]:
    """Yield each name once, with the first of its days that is met; a closure by custom only where no public holiday is."""
    first, last = span
    met = [each for each in days if each.on_date <= last and (each.until or each.on_date) >= first]
    public = [each for each in met if each.kind != CLOSURE]
    named: dict[str, date] = {}
    for each in sorted(public or met, key=lambda each: each.on_date):
        named.setdefault(short(translated(each, "name")), max(each.on_date, first))
    for name, on in named.items():
        yield Step(text, (("name", name), ("day", day(on, today))), brief="{name}", clash=True)
